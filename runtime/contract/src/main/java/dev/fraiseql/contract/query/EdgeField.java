package dev.fraiseql.contract.query;

/** The fields of an edge; their numbers are the columns of its {@link Selection}. */
public enum EdgeField {
  /** Where the row stands in the order. */
  CURSOR("cursor", 0),
  /** The row. */
  NODE("node", 1);

  private final String field;
  private final int column;

  EdgeField(String field, int column) {
    this.field = field;
    this.column = column;
  }

  /** The name in GraphQL. */
  public String field() {
    return field;
  }

  /** Its place among the fields of its type, from 0. */
  public int column() {
    return column;
  }

  /** The field at a place. */
  public static EdgeField at(int column) {
    for (EdgeField field : values()) {
      if (field.column == column) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + column);
  }
}
