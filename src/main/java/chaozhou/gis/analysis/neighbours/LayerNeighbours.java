package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Features of a layer with those of the whole layer that touch them, some of them after the other. */
final class LayerNeighbours {

    static final List<Column> COLUMNS = CommonBoundary.columns(List.of(
            Column.text("id", new Text("标识", "Id")),
            Column.text("name", new Text("名称", "Name")),
            Column.text("code", new Text("代码", "Code")),
            Column.text("neighbourId", new Text("邻接要素标识", "Id of the neighbour")),
            Column.text("neighbourName", new Text("邻接要素名称", "Name of the neighbour")),
            Column.text("neighbourCode", new Text("邻接要素代码", "Code of the neighbour"))));

    /** Features whose neighbours are found at once. */
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final NeighboursSql sql;
    private final LocalDate day;

    LayerNeighbours(JdbcClient jdbc, NeighboursSql sql, LocalDate day) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.day = day;
    }

    /** How many features are asked about. */
    long count() {
        return statement(sql.count()).query(Long.class).single();
    }

    private JdbcClient.StatementSpec statement(String text) {
        return jdbc.sql(text).params(sql.values()).param("day", day);
    }

    /** @param count of the features that are asked about */
    void write(long count, Progress progress, Table.RowWriter out) throws IOException {
        String after = "";
        for (long done = 0; ; ) {
            List<String> ids = statement(sql.page())
                    .param("after", after)
                    .param("most", PAGE)
                    .query(String.class)
                    .list();
            if (ids.isEmpty()) {
                return;
            }
            try {
                statement(sql.pairs()).param("ids", ids.toArray(String[]::new)).query(row -> {
                    write(row, out);
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            after = ids.get(ids.size() - 1);
            done += ids.size();
            progress.share(Math.min(1, (double) done / count));
        }
    }

    private static void write(ResultSet row, Table.RowWriter out) throws SQLException {
        CommonBoundary common = CommonBoundary.of(Wkb.read(row.getBytes("common")));
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                row.getString("id"),
                row.getString("name"),
                row.getString("code"),
                row.getString("other_id"),
                row.getString("other_name"),
                row.getString("other_code")));
        values.addAll(common.values());
        try {
            out.row(values, common.shape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
