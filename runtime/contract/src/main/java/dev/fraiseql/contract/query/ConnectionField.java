package dev.fraiseql.contract.query;

/** The fields of a connection; their numbers are the columns of its {@link Selection}. */
public enum ConnectionField {
  /** The rows, each with its cursor. */
  EDGES("edges", 0),
  /** The rows alone. */
  NODES("nodes", 1),
  /** What lies before and behind the page. */
  PAGE_INFO("pageInfo", 2),
  /** How many rows there are, whatever the page. */
  TOTAL_COUNT("totalCount", 3);

  private final String field;
  private final int column;

  ConnectionField(String field, int column) {
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
  public static ConnectionField at(int column) {
    for (ConnectionField field : values()) {
      if (field.column == column) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + column);
  }
}
