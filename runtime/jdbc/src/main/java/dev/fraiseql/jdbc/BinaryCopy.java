package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The bulk format of a database that sends the rows of a statement faster than its result sets do.
 * The rows are copied in two steps of one transaction: a first statement takes the values and says
 * what the columns are, then the rows themselves are sent.
 */
public interface BinaryCopy {

  /**
   * The text of the first step, with a {@code ?} for each binding of the statement. Its last result
   * has the columns of the rows to be copied, and none of the rows. If the statement has bindings,
   * one result comes before it.
   */
  String columns(BoundStatement statement);

  /** Sets up the first step, after its values are bound. */
  void prepareColumns(PreparedStatement columns) throws SQLException;

  /**
   * Whether all columns come in a binary form that is known for what they are to hold. A schema
   * that was not made for the types may have others: those have to come as a result set, which the
   * driver converts.
   *
   * @param columns the last result of the first step
   */
  boolean fits(ResultSet columns, CopyLayout layout) throws SQLException;

  /**
   * Begins the second step.
   *
   * @param connection on which the first step was run, in the same transaction
   * @param fields how many columns the rows have
   */
  CopyReader open(Connection connection, BoundStatement statement, int fields) throws SQLException;
}
