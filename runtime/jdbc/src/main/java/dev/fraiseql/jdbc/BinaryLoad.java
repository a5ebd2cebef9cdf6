package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** The bulk format of a database in which it takes rows faster than in statements. */
public interface BinaryLoad {

  /** A statement without parameters that returns the columns of a table, and none of its rows. */
  String columns(LoadedTable table);

  /**
   * How rows are written to a table; empty if the table or one of its columns is of a kind that
   * only statements write.
   *
   * @param columns the result of {@link #columns(LoadedTable)}
   */
  Optional<Format> format(Connection connection, LoadedTable table, ResultSet columns)
      throws SQLException;

  /**
   * A statement that returns whether the database numbers a column. Its parameters are the quoted
   * name of the table and the name of the column.
   */
  String isNumbered();

  /**
   * A statement that takes the numbers that a column would have in new rows. Its parameters are
   * those of {@link #isNumbered}, and how many numbers.
   */
  String numbers();

  /**
   * How rows are written to a table.
   *
   * @param keepsValues whether the rows of the table are then what was written: it has no trigger
   *     but those of {@code capture}, and each value is read as it was given
   * @param encoder creates what keeps rows that are sent later
   */
  record Format(boolean keepsValues, Opener opener, Supplier<EncodedRows> encoder) {}

  /** Begins to write rows. */
  @FunctionalInterface
  interface Opener {

    /** Begins. The connection can do nothing else until the rows have ended. */
    RowSink open(Connection connection) throws SQLException;
  }
}
