package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens somebody's own files so that their features are in CGCS2000, longitude first. */
@Component
public final class PlacedSources {

    private final Positioning positioning;

    PlacedSources(Positioning positioning) {
        this.positioning = positioning;
    }

    /**
     * Opens a source.
     *
     * @param mostFeatures more are refused
     * @throws GisException.InvalidData when it can't be read
     * @throws GisException.TooLarge when it has more features
     * @throws InvalidParameter when something has to be said first: the layer, the CRS, parameters of the datum, fields
     */
    public PlacedSource open(SourceOptions options, CrsOptions coordinates, long mostFeatures, Progress progress) {
        OpenedSource source =
                OpenedSource.open(options, layer -> requireUsable(layer, options, mostFeatures), progress);
        try {
            return new PlacedSource(source, toStorage(source, coordinates), mostFeatures);
        } catch (IOException e) {
            source.close();
            throw OpenedSource.unreadable(e);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Opens a source with its coordinates as they are, easting or longitude in x.
     *
     * @param areAxesSwapped whether the file has northing or latitude first
     * @throws GisException as {@link #open} does
     */
    public PlacedSource openAsItIs(
            SourceOptions options, boolean areAxesSwapped, long mostFeatures, Progress progress) {
        OpenedSource source =
                OpenedSource.open(options, layer -> requireUsable(layer, options, mostFeatures), progress);
        try {
            if (areAxesSwapped) {
                source.features().swapAxes();
            }
            return new PlacedSource(source, null, mostFeatures);
        } catch (IOException e) {
            source.close();
            throw OpenedSource.unreadable(e);
        }
    }

    private static void requireUsable(SourceLayer layer, SourceOptions options, long mostFeatures) {
        if (options.where() == null && layer.count() > mostFeatures) {
            throw tooMany(layer, mostFeatures);
        }
        TableGeometry geometry = options.geometry();
        if (geometry != null && layer.isTable()) {
            requireField(layer, "inputs.x", geometry.x());
            requireField(layer, "inputs.y", geometry.y());
            requireField(layer, "inputs.wkt", geometry.wkt());
        }
    }

    static GisException.TooLarge tooMany(SourceLayer layer, long mostFeatures) {
        return new GisException.TooLarge(
                "The layer %s has more than %d features, which is the most that is read; choose some of them with inputs.where."
                        .formatted(layer.name(), mostFeatures));
    }

    private static void requireField(SourceLayer layer, String place, @Nullable String field) {
        if (field != null && !layer.fields().contains(field)) {
            throw new InvalidParameter(place, "There is no field %s in the table.".formatted(field), layer.fields());
        }
    }

    /** The CRS of the coordinates, which are in storage's then, with their edges where they were; null when there are none. */
    private @Nullable SourceCrs toStorage(OpenedSource source, CrsOptions options) throws IOException {
        SourceCrs crs = Positioning.crs(source, options);
        boolean isStatedInMetres = crs != null && !crs.isDegrees() && options.crs() != null;
        if (crs == null || source.layer().isTable() || isStatedInMetres) {
            Positioning.Unplaced unplaced = positioning.unplaced(source);
            if (unplaced.extent().isNull()) {
                return null;
            } else if (crs == null) {
                throw unknownCrs(unplaced.told() + ".", unplaced);
            } else if (isStatedInMetres && SoundShapes.areDegrees(unplaced.extent())) {
                throw unknownCrs(
                        "The coordinates go %s, which are degrees; %s has metres."
                                .formatted(unplaced.range(), crs.name()),
                        unplaced);
            }
        }
        if (Positioning.lacksParameters(crs, options)) {
            throw new InvalidParameter(
                    "inputs.toWgs84",
                    "The file is in %s, on an older datum; positions would be up to %.0f m off. Give your bureau's parameters dx,dy,dz,rx,ry,rz,ds as inputs.toWgs84, or set inputs.acceptInaccuracy."
                            .formatted(crs.name(), Positioning.WITHOUT_PARAMETERS_M));
        }
        Positioning.toStorage(source, crs, options, true);
        return crs;
    }

    private static InvalidParameter unknownCrs(String why, Positioning.Unplaced unplaced) {
        List<String> asTheyAre = crs(unplaced, false);
        List<String> swapped = crs(unplaced, true);
        String advice = asTheyAre.isEmpty() && swapped.isEmpty()
                ? " They fit none of the usual ones; give it as inputs.crs."
                : (asTheyAre.isEmpty() ? "" : " They would fit " + String.join(", or ", asTheyAre) + ".")
                        + (swapped.isEmpty()
                                ? ""
                                : " With inputs.swapAxes they would fit " + String.join(", or ", swapped) + ".");
        return new InvalidParameter("inputs.crs", why + advice, asTheyAre.isEmpty() ? swapped : asTheyAre);
    }

    private static List<String> crs(Positioning.Unplaced unplaced, boolean areAxesSwapped) {
        return unplaced.suggestions().stream()
                .filter(suggestion -> suggestion.areAxesSwapped() == areAxesSwapped)
                .map(CrsSuggestions.Suggestion::crs)
                .toList();
    }
}
