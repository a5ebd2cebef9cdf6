package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * A table or view.
 *
 * @param schema the database schema, unquoted, or null for the connection's own
 * @param name as the database spells it, unquoted
 */
public record Table(@Nullable String schema, String name) {

  /** A table in the connection's own schema. */
  public static Table of(String name) {
    return new Table(null, name);
  }
}
