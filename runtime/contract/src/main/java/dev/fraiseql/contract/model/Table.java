package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * A table or view.
 *
 * @param schema the database schema, unquoted, or null for the connection's own
 * @param name as the database spells it, unquoted
 */
public record Table(@Nullable String schema, String name) {}
