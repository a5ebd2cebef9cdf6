package dev.fraiseql.engine.write;

import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.engine.query.MethodBinder;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A root field of a mutation with the values of one request, checked before any SQL. */
sealed interface PreparedWrite {

  /** The response key. */
  String name();

  /** {@code __typename}. */
  record TypeName(String name, String value) implements PreparedWrite {}

  /**
   * Inserts rows.
   *
   * @param rows not yet completed: each attempt of the transaction reads the inputs again
   */
  record Create(String name, RowsReader rows, Result result) implements PreparedWrite {}

  /**
   * Changes rows.
   *
   * @param target reads and locks them
   * @param version the version that the one row must have; null for any
   */
  record Update(
      String name,
      BoundStatement target,
      boolean many,
      @Nullable Object version,
      ChangedRow change,
      Result result)
      implements PreparedWrite {}

  /**
   * Inserts a row or changes the one with the same values of a unique key.
   *
   * @param row the values that the input has
   * @param unique the indexes of the columns of the unique key
   */
  record Upsert(String name, WritableType type, WriteRow row, List<Integer> unique, Result result)
      implements PreparedWrite {}

  /** Deletes rows; see {@link Update}. */
  record Delete(
      String name,
      WritableType type,
      BoundStatement target,
      boolean many,
      @Nullable Object version,
      Result result)
      implements PreparedWrite {}

  /**
   * Calls a method.
   *
   * @param level reads the rows whose keys it returns; null if it returns no rows
   */
  record Method(
      String name, MethodBinder.Bound bound, Root.Method planned, @Nullable PreparedLevel level)
      implements PreparedWrite {}

  /** Makes the rows of a create. */
  @FunctionalInterface
  interface RowsReader {
    NewRows read();
  }

  /**
   * What is returned.
   *
   * @param planned the fields
   * @param levels the levels that read rows, in the order of the fields
   */
  record Result(WriteResult planned, List<PreparedLevel> levels) {
    public Result {
      levels = List.copyOf(levels);
    }
  }
}
