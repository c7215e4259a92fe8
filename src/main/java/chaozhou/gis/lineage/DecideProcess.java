package chaozhou.gis.lineage;

import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code decide-lineage}: somebody confirms or rejects a record that an import derived. */
@Component
final class DecideProcess implements OfferedProcess {

    private final LineageStore lineage;

    DecideProcess(LineageStore lineage) {
        this.lineage = lineage;
    }

    @Override
    public String id() {
        return "decide-lineage";
    }

    @Override
    public Role role() {
        return Role.EDITOR;
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        new Text("确认沿革", "Decide about lineage"),
                        new Text("确认或否定导入时推导的沿革记录", "Confirms or rejects a record of lineage that an import derived"),
                        "lineage")
                .input(
                        "number",
                        new Text("编号", "Number"),
                        new Text("记录的编号", "Of the record"),
                        1,
                        Map.of("type", "integer"))
                .input(
                        "isConfirmed",
                        new Text("是否成立", "Confirmed"),
                        new Text("false：否定", "false: rejected"),
                        Map.of("type", "boolean", "default", false))
                .output("record", new Text("记录", "Record"), new Text("编号", "Its number"), Map.of("type", "object"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        JsonNode number = request.input("number");
        if (number == null || !number.isIntegralNumber()) {
            throw new InvalidParameter("inputs.number", "inputs.number must be the number of a record.");
        }
        boolean isConfirmed = request.isTrue("isConfirmed");
        String account = Objects.requireNonNull(request.account()).name();
        return progress -> {
            lineage.decide(number.longValue(), isConfirmed, account);
            return Map.of("number", number.longValue());
        };
    }
}
