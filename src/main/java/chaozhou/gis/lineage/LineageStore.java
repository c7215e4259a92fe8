package chaozhou.gis.lineage;

import chaozhou.gis.catalog.CatalogProperties;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.query.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code gis.lineage}: the records of {@code gis-data/lineage.csv}, and those that imports derived. */
@Component
public class LineageStore implements InitializingBean {

    private static final int COLUMNS = 11;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path file;

    LineageStore(JdbcClient jdbc, PlatformTransactionManager transactions, CatalogProperties properties) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.file = properties.data().resolve("lineage.csv");
    }

    /** Takes the records of the file in the place of those that it had at the last start. */
    @Override
    public void afterPropertiesSet() {
        if (Files.exists(file)) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("DELETE FROM gis.lineage WHERE publication IS NULL").update();
                lines().forEach(this::add);
            });
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new GisException.Setup("The file " + file + " can't be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    private void add(String line) {
        String[] values = line.split(",", -1);
        if (values.length != COLUMNS) {
            throw new GisException.InvalidData(
                    "The lineage can't be used:", List.of("%s: %s has not %d columns".formatted(file, line, COLUMNS)));
        }
        jdbc.sql("""
                        INSERT INTO gis.lineage (day, kind, layer, id, name, code, layer_after, id_after, name_after, code_after, share, status)
                        VALUES (?::date, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?, nullif(?, ''), nullif(?, ''), ?::float8, 'confirmed')""").params((Object[]) values).update();
    }

    /** The records that have to do with a layer, on days of a period; in the order of their days. */
    public List<LineageRecord> of(Layer layer, Period period) {
        return jdbc.sql("""
                        SELECT lineage.number, lineage.day, kind, lineage.layer, id, name, code, layer_after, id_after, name_after, code_after, share, status, decided_by
                        FROM gis.lineage LEFT JOIN gis.publication ON publication.number = lineage.publication
                        WHERE (lineage.layer = :layer OR layer_after = :layer) AND undone_at IS NULL
                          AND lineage.day >= coalesce(:from, lineage.day) AND lineage.day <= coalesce(:to, lineage.day)
                        ORDER BY lineage.day, lineage.number""")
                .param("layer", layer.id())
                .param("from", period.from(), Types.DATE)
                .param("to", period.to(), Types.DATE)
                .query((row, number) -> record(row))
                .list();
    }

    private static LineageRecord record(ResultSet row) throws SQLException {
        return new LineageRecord(
                row.getLong(1),
                row.getObject(2, LocalDate.class),
                row.getString(3),
                new LineageRecord.Unit(row.getString(4), row.getString(5), row.getString(6), row.getString(7)),
                new LineageRecord.Unit(row.getString(8), row.getString(9), row.getString(10), row.getString(11)),
                row.getDouble(12),
                row.getString(13),
                row.getString(14));
    }

    /**
     * Decides about a record that an import derived.
     *
     * @throws GisException.NotFound when there is none of that number
     */
    public void decide(long number, boolean isConfirmed, String account) {
        int updated = jdbc.sql(
                        "UPDATE gis.lineage SET status = ?, decided_by = ? WHERE number = ? AND publication IS NOT NULL")
                .params(isConfirmed ? "confirmed" : "rejected", account, number)
                .update();
        if (updated == 0) {
            throw new GisException.NotFound(
                    "There is no record of lineage %d that an import derived.".formatted(number));
        }
    }
}
