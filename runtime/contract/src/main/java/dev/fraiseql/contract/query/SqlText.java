package dev.fraiseql.contract.query;

import java.util.List;

/**
 * A constant statement and what is bound to it.
 *
 * @param sql with a {@code ?} for each binding
 * @param bindings in the order of the {@code ?}s
 */
public record SqlText(String sql, List<Binding> bindings) implements SqlStatement {
  public SqlText {
    bindings = List.copyOf(bindings);
  }

  /** A statement with these bindings. */
  public static SqlText of(String sql, Binding... bindings) {
    return new SqlText(sql, List.of(bindings));
  }
}
