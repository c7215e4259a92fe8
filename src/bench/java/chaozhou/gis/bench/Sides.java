package chaozhou.gis.bench;

import java.nio.file.Path;
import java.time.LocalDate;

/** The service and the database under it, and what asks them. */
record Sides(Service service, Database database, Tool wrk, Tool pgbench, LocalDate day) {

    /** @param script in Lua */
    Load ofService(Path script) {
        return new WrkLoad(wrk, script, service.address());
    }

    /** @param script of pgbench */
    Load ofDatabase(Path script) {
        return new PgbenchLoad(pgbench, database, script, day.toString());
    }
}
