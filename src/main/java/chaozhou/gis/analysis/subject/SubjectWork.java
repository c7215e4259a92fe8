package chaozhou.gis.analysis.subject;

import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.Progress;

/** Work that is as large as what it is asked about. */
public record SubjectWork(SubjectSource source, OfferedProcess.Work work) implements OfferedProcess.Work {

    @Override
    public Object run(Progress progress) {
        return work.run(progress);
    }

    @Override
    public boolean isLarge() {
        return source.isLarge();
    }
}
