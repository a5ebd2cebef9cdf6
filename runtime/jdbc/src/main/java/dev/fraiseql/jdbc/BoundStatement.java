package dev.fraiseql.jdbc;

import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values of one request, converted to the types that they are bound as.
 *
 * @param sql with a {@code ?} for each binding
 * @param bindings in the order of the {@code ?}s
 * @param values for each binding its typed value, or {@code List} of them; null where the binding
 *     needs no value, or for NULL. Not to be changed
 * @param limit the maximum number of rows, of each parent where there are parents; {@code
 *     Long.MAX_VALUE} for no limit
 * @param offset how many rows are skipped
 */
@SuppressWarnings("ArrayRecordComponent") // made once a request, read once, never compared
public record BoundStatement(
    String sql, List<Binding> bindings, @Nullable Object[] values, long limit, long offset) {

  /**
   * A statement of the engine's own, which tells a caller nothing of any row: about the database
   * itself, or about the distribution of the rows of a table.
   *
   * @param sql without parameters
   */
  public static BoundStatement own(String sql) {
    return new BoundStatement(sql, List.of(), new Object[0], Long.MAX_VALUE, 0);
  }

  /** The same values for another text. */
  public BoundStatement with(String otherSql) {
    return new BoundStatement(otherSql, bindings, values, limit, offset);
  }

  /** Whether it can be run only when its parents are known. */
  public boolean needsParents() {
    for (Binding binding : bindings) {
      if (binding instanceof Binding.Keys
          || binding instanceof Binding.KeyRows
          || binding instanceof Binding.Value(var type, Operand.ParentKey part, var adjustment)) {
        return true;
      }
    }
    return false;
  }

  /** The same limits for another text with other parameters. */
  public BoundStatement with(
      String otherSql, List<Binding> otherBindings, @Nullable Object[] otherValues) {
    return new BoundStatement(otherSql, otherBindings, otherValues, limit, offset);
  }

  /** The same with other limits. */
  public BoundStatement with(long otherLimit, long otherOffset) {
    return new BoundStatement(sql, bindings, values, otherLimit, otherOffset);
  }

  /** The number, from 1, of the last row of each parent; {@code Long.MAX_VALUE} for no limit. */
  long lastRow() {
    return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
  }
}
