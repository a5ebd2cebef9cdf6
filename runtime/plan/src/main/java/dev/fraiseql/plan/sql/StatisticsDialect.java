package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Table;

/** How one database estimates the rows of a table without reading all of them. */
public interface StatisticsDialect {

  /**
   * A query for about how many rows a table has: one row with one whole number, -1 if the database
   * does not know or the name is not that of a table.
   */
  String estimatedRows(Table table);

  /**
   * A query for the values that divide the rows of a table, in the order of a column, into parts of
   * about the same size. It gives each value once, in ascending order, as the only column of a row.
   *
   * @param parts how many; there is one value less, or fewer where they coincide
   * @param percent of the table that is sampled
   */
  String quantiles(Table table, Column column, int parts, double percent);
}
