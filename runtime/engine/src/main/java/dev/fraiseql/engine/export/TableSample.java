package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.plan.sql.StatisticsDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database says of the rows of a table without reading all of them.
 *
 * @param statistics how it is asked
 */
record TableSample(StatisticsDialect statistics, Table table) {
  /** How many rows are sampled to find the keys that divide a table. */
  private static final double SAMPLED_ROWS = 30_000;

  /** About how many rows the table has; -1 if the database does not know, or it is no table. */
  long estimatedRows(ReadSession session) throws SQLException {
    String sql = statistics.estimatedRows(table);
    try (ResultSet row = session.query(BoundStatement.own(sql), null)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }

  /**
   * The keys at which the parts of the table begin, except for the first, as the where of an export
   * spells them.
   *
   * @param rows about how many the table has
   */
  List<String> bounds(ReadSession session, Column key, int parts, long rows) throws SQLException {
    double percent = Math.clamp(100 * SAMPLED_ROWS / rows, 0.0001, 100);
    String sql = statistics.quantiles(table, key, parts, percent);
    List<String> bounds = new ArrayList<>();
    try (ResultSet row = session.query(BoundStatement.own(sql), null)) {
      while (row.next()) {
        String bound = row.getString(1);
        if (bound != null) {
          bounds.add(key.type().scalar() == Scalar.UUID ? "'" + bound + "'" : bound);
        }
      }
    }
    return bounds;
  }
}
