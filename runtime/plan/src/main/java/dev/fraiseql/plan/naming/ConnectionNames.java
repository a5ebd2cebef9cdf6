package dev.fraiseql.plan.naming;

/** The names of connections in the schema. */
public final class ConnectionNames {
  private ConnectionNames() {}

  /**
   * The field that returns pages of rows.
   *
   * @param list the plural of a type for its root field, the name of a to-many relation for the
   *     field of a row
   */
  public static String field(String list) {
    return list + "Connection";
  }

  /** The type of a page of a type's rows. */
  public static String connection(String type) {
    return type + "Connection";
  }

  /** The type of a row with its cursor. */
  public static String edge(String type) {
    return type + "Edge";
  }
}
