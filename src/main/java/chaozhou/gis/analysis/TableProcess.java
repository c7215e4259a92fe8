package chaozhou.gis.analysis;

import chaozhou.gis.encode.table.TableFormat;
import chaozhou.gis.jobs.OfferedProcess;
import java.util.List;

/** A process whose answer is a table, or a document of its own as JSON. */
public interface TableProcess extends OfferedProcess {

    @Override
    default List<String> mediaTypes() {
        return TableFormat.MEDIA_TYPES;
    }

    @Override
    default boolean isLong() {
        return true;
    }
}
