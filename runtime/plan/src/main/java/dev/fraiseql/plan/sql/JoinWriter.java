package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.JoinColumn;
import java.util.List;
import java.util.stream.Collectors;

/** Writes columns with the names of their rows, and the conditions that join rows. */
final class JoinWriter {
  private final SqlDialect dialect;

  JoinWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** A column of a row. */
  String column(String row, String name) {
    return row + "." + dialect.quote(name);
  }

  /**
   * The condition that the columns of each pair are equal.
   *
   * @param row the row of the first column of each pair
   * @param otherRow the row of the second
   */
  String equal(List<JoinColumn> pairs, String row, String otherRow) {
    return pairs.stream()
        .map(pair ->
            dialect.equal(
                column(otherRow, pair.other().name()),
                column(row, pair.column().name()),
                pair.column().type()))
        .collect(Collectors.joining(" and "));
  }
}
