package chaozhou.gis.lineage.match;

import java.util.List;

/** The divisions that a code or a name may mean, and by what they were found. */
record Found(How how, List<Division> divisions) {

    Found {
        divisions = List.copyOf(divisions);
    }

    boolean isEmpty() {
        return divisions.isEmpty();
    }
}
