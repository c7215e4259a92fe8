package chaozhou.gis.analysis;

import chaozhou.gis.source.SourceInputs;

/** A process that is asked about features of anybody and answers with a table. */
public interface SubjectProcess extends TableProcess {

    @Override
    default boolean isConfidential() {
        return true;
    }

    /** As many as a file in Base64 may have; without an account many may send them. */
    @Override
    default int mostBytes() {
        return 8 << 20;
    }

    @Override
    default String adviceForLarge() {
        return SourceInputs.ADVICE_FOR_LARGE;
    }
}
