package chaozhou.gis.jobs;

import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process of tests: it takes a name and files. */
record TestProcess(String id, @Nullable Role role, Body body) implements OfferedProcess {

    /** What it does. */
    @FunctionalInterface
    interface Body {
        Object run(ExecuteRequest request, Progress progress) throws Exception;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ProcessDescription description(Language language) {
        Text text = new Text("测试", "Test");
        return new ProcessDescription(language, this, text, text)
                .input("name", text, text, Map.of("type", "string"))
                .input("file", text, text, Map.of("type", "string"))
                .output("result", text, text, Map.of("type", "object"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        request.text("name");
        return progress -> {
            try {
                return body.run(request, progress);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
