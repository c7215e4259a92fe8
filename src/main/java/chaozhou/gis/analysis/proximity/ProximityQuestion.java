package chaozhou.gis.analysis.proximity;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.List;

/**
 * Which features are looked for near to subjects.
 *
 * @param day on which they are in force
 * @param withinM metres on the ellipsoid; what is farther is not looked for
 * @param most of a target, for each subject: the nearest
 * @param isFew whether there are more as a rule, so that the index finds the nearest few; else there are mostly fewer within the distance
 */
public record ProximityQuestion(List<Target> targets, LocalDate day, double withinM, int most, boolean isFew) {

    /**
     * Features of a layer.
     *
     * @param filter what they fulfil
     * @param isOfSubjects whether subjects are of this layer too; each is left out for itself
     */
    public record Target(Layer layer, Expression filter, boolean isOfSubjects) {

        /** All of a layer. */
        public static Target all(Layer layer, boolean isOfSubjects) {
            return new Target(layer, Expression.all(List.of()), isOfSubjects);
        }
    }
}
