package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.row.PostgresqlRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.postgresql.PGStatement;

/** Rows in memory as PostgreSQL's driver keeps those of a result. */
final class FetchedRows implements Source {
  private final Table table;
  private final Connection connection;
  private final ResultSet rows;
  private final PostgresqlRow row;
  private final VectorWriter writer;

  FetchedRows(Table table) throws SQLException {
    this.table = table;
    connection = table.database().connect();
    rows = fetch(connection, table.statement().sql());
    row = new PostgresqlRow(rows);
    writer = table.executor().vectorWriter(table.selection(), table.columns(), new ParentKeys[0]);
  }

  /** All rows of a statement, in binary, to be gone through as often as one likes. */
  static ResultSet fetch(Connection connection, String sql) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    statement.unwrap(PGStatement.class).setPrepareThreshold(-1); // binary from the first time on
    return statement.executeQuery();
  }

  @Override
  public VectorSchemaRoot convert() throws SQLException {
    table.begin();
    rows.beforeFirst();
    int count = 0;
    while (rows.next()) {
      writer.write(row, count++);
    }
    return table.end(count);
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    table.close();
  }
}
