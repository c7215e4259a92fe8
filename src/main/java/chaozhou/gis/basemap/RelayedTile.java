package chaozhou.gis.basemap;

import org.jspecify.annotations.Nullable;

/** A tile as its provider sent it. */
final class RelayedTile {

    private final String mediaType;
    private final byte[] image;
    private final @Nullable String cacheControl;

    /**
     * Takes what was sent.
     *
     * @param image is not copied
     * @param cacheControl how long the provider lets it be kept by its clients; null: it says nothing
     */
    RelayedTile(String mediaType, byte[] image, @Nullable String cacheControl) {
        this.mediaType = mediaType;
        this.image = image;
        this.cacheControl = cacheControl;
    }

    String mediaType() {
        return mediaType;
    }

    /** The picture itself, not to be changed. */
    byte[] image() {
        return image;
    }

    @Nullable
    String cacheControl() {
        return cacheControl;
    }
}
