package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.TypeModel;

/**
 * How types are called in SQL: each is a table of one schema in one catalog, which are GraphQL's
 * and not the database's.
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
