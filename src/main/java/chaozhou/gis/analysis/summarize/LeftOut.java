package chaozhou.gis.analysis.summarize;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.catalog.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Features that are in no unit, since a division above them is not there on that day.
 *
 * @param count how many
 * @param codes that name no division, most features first
 * @param moreCodes how many there are beside those
 */
record LeftOut(long count, List<OfCode> codes, long moreCodes) {

    /** The most codes that are told. */
    static final int MOST_CODES = 20;

    /** @param code of the division that is missing; null: the features have none */
    record OfCode(@Nullable String code, long count) {

        private String told(String none) {
            return (code == null ? none : code) + " (" + count + ")";
        }
    }

    /** @param statement of {@link SummarizeSql#leftOut} */
    static LeftOut of(JdbcClient.StatementSpec statement) {
        List<OfCode> codes = new ArrayList<>();
        long[] all = new long[2];
        statement.param("most", MOST_CODES).query(row -> {
            codes.add(new OfCode(row.getString("code"), row.getLong("features")));
            all[0] = row.getLong("all_features");
            all[1] = row.getLong("all_codes");
        });
        return new LeftOut(all[0], codes, all[1] - codes.size());
    }

    /** For people; empty where nothing is left out. */
    List<Remark> remarks() {
        if (count == 0) {
            return List.of();
        }
        String zh = "%d 个要素未计入，因其上级代码当日不存在：%s%s。"
                .formatted(
                        count, told(code -> code.told("无代码")), moreCodes == 0 ? "" : "，另有 %d 个代码".formatted(moreCodes));
        String en = "Left out %d features, since the division above them is not there on that day, by its code: %s%s."
                .formatted(
                        count,
                        told(code -> code.told("no code")),
                        moreCodes == 0 ? "" : ", and %d more codes".formatted(moreCodes));
        return List.of(new Remark(new Text(zh, en), null));
    }

    private String told(Function<OfCode, String> of) {
        return codes.stream().map(of).collect(joining(", "));
    }
}
