package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.TypeModel;

/**
 * The names of types in SQL: each type is a table of one schema in one catalog. These names are
 * derived from the GraphQL model, not from the database.
 */
public final class SqlName {
  /** The catalog of all tables. */
  public static final String CATALOG = "fraiseql";

  /** The schema of all tables. */
  public static final String SCHEMA = "graphql";

  private SqlName() {}

  /** The name of a type's table. */
  public static String table(TypeModel type) {
    return type.plural();
  }
}
