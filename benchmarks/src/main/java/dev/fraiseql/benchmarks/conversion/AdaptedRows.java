package dev.fraiseql.benchmarks.conversion;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.arrow.adapter.jdbc.ArrowVectorIterator;
import org.apache.arrow.adapter.jdbc.JdbcToArrow;
import org.apache.arrow.adapter.jdbc.JdbcToArrowConfig;
import org.apache.arrow.adapter.jdbc.JdbcToArrowConfigBuilder;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** The rows of {@link FetchedRows} for Apache's adapter, all in one batch. */
final class AdaptedRows implements Source {
  private final Table table;
  private final Connection connection;
  private final ResultSet rows;
  private final JdbcToArrowConfig config;
  private @Nullable ArrowVectorIterator batches;

  AdaptedRows(Table table) throws SQLException {
    this.table = table;
    connection = table.database().connect();
    rows = FetchedRows.fetch(connection, table.statement().sql());
    config =
        new JdbcToArrowConfigBuilder(
                table.allocator(), Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT))
            .setTargetBatchSize(Table.ROWS)
            .setReuseVectorSchemaRoot(true)
            .build();
  }

  @Override
  public VectorSchemaRoot convert() throws SQLException, IOException {
    release();
    rows.beforeFirst();
    ArrowVectorIterator converted = JdbcToArrow.sqlToArrowVectorIterator(rows, config);
    batches = converted;
    return Table.checked(converted.next());
  }

  private void release() {
    ArrowVectorIterator last = batches;
    if (last != null) {
      last.close();
      batches = null;
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    release();
    connection.close();
    table.close();
  }
}
