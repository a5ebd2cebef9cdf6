package dev.fraiseql.contract.query;

/** A root field of an operation. */
public sealed interface Root {

  /** The response key. */
  String name();

  /** A list of rows: never null. */
  record Rows(String name, Level level) implements Root {}

  /** The row with a given key, or null. */
  record Row(String name, Level level) implements Root {}

  /**
   * A number of rows.
   *
   * @param statement gives one row with one integer
   */
  record Count(String name, String type, SqlStatement statement) implements Root {}

  /** {@code __typename}. */
  record TypeName(String name, String value) implements Root {}

  /** {@code __schema} or {@code __type}, which no statement answers. */
  record Introspection(String name) implements Root {}
}
