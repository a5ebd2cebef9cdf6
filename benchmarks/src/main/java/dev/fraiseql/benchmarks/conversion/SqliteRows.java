package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.row.SqliteRow;
import dev.fraiseql.jdbc.ReadSession;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows in a file of SQLite's, which the operating system has in memory. SQLite keeps no rows: each
 * is decoded from its page when it is stepped to, so that to convert is to read as well.
 */
final class SqliteRows implements Source {
  private final Table table;
  private final ReadSession session;
  private final VectorWriter writer;

  SqliteRows(Table table) {
    this.table = table;
    session = table.engine().connections().open(true, null);
    writer = table.executor().vectorWriter(table.selection(), table.columns(), new ParentKeys[0]);
  }

  @Override
  public VectorSchemaRoot convert() throws SQLException {
    table.begin();
    int count = 0;
    try (ResultSet rows = session.query(table.statement(), null)) {
      SqliteRow row = new SqliteRow(rows);
      while (rows.next()) {
        writer.write(row, count++);
      }
    }
    return table.end(count);
  }

  @Override
  public void close() throws IOException {
    session.close();
    table.close();
  }
}
