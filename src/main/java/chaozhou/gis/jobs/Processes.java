package chaozhou.gis.jobs;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.error.GisException.NotFound;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The processes that are offered. */
@Component
final class Processes {

    /** The type of the problem that a process is missing (OGC 18-062r2, 7.10.2). */
    private static final String NO_SUCH_PROCESS =
            "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";

    private final Map<String, OfferedProcess> byId = new LinkedHashMap<>();

    private record InLanguage(String id, Language language) {}

    /** They depend on nothing that changes. */
    private final Map<InLanguage, ProcessDescription> descriptions = new ConcurrentHashMap<>();

    Processes(List<OfferedProcess> offered) {
        offered.stream()
                .sorted(Comparator.comparing(OfferedProcess::id))
                .forEach(process -> byId.put(process.id(), process));
    }

    /** All of them, in the order of their ids. */
    Collection<OfferedProcess> all() {
        return byId.values();
    }

    List<String> ids(Predicate<OfferedProcess> condition) {
        return byId.values().stream().filter(condition).map(OfferedProcess::id).toList();
    }

    ProcessDescription description(OfferedProcess process, Language language) {
        return descriptions.computeIfAbsent(
                new InLanguage(process.id(), language), key -> process.description(language));
    }

    /** @throws NotFound naming the processes there are */
    OfferedProcess get(String id) {
        OfferedProcess process = byId.get(id);
        if (process == null) {
            throw new NotFound(
                    "There is no process of that name; the processes are %s."
                            .formatted(String.join(", ", byId.keySet())),
                    NO_SUCH_PROCESS);
        }
        return process;
    }
}
