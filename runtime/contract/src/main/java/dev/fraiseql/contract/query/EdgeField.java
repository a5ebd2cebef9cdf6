package dev.fraiseql.contract.query;

/** The fields of an edge; their numbers are the columns of its {@link Selection}. */
public enum EdgeField {
  /** The position of the row in the order. */
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

  /** Its index among the fields of its type, from 0. */
  public int column() {
    return column;
  }

  /** The field with that number. */
  public static EdgeField at(int column) {
    for (EdgeField field : values()) {
      if (field.column == column) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + column);
  }
}
