package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.Binding;
import org.jspecify.annotations.Nullable;

/**
 * How many of its rows a statement gives.
 *
 * @param rows how many; null for as many as the request says
 * @param offset whether it gives them behind as many others as the request says
 */
public record RowLimit(@Nullable Long rows, boolean offset) {

  /** One. */
  static final RowLimit ONE = new RowLimit(1L, false);

  /** As many as the request says. */
  static RowLimit requested(boolean offset) {
    return new RowLimit(null, offset);
  }

  /** Writes the number, or a parameter for it. */
  public void write(SqlWriter out) {
    if (rows == null) {
      out.bind(new Binding.Limit());
    } else {
      out.sql(String.valueOf(rows));
    }
  }
}
