package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding;
import org.jspecify.annotations.Nullable;

/**
 * The limit and offset of a statement.
 *
 * @param rows the limit; null for that of the request
 * @param offset whether it skips as many rows as the request says
 */
public record RowLimit(@Nullable Long rows, boolean offset) {

  /** One row, from the first. */
  static final RowLimit ONE = new RowLimit(1L, false);

  /** The limit of the request. */
  static RowLimit requested(boolean offset) {
    return new RowLimit(null, offset);
  }

  /** Writes the limit, or a parameter for it. */
  public void write(SqlWriter out) {
    if (rows == null) {
      out.bind(new Binding.Limit());
    } else {
      out.sql(String.valueOf(rows));
    }
  }
}
