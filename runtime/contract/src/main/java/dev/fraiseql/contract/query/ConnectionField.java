package dev.fraiseql.contract.query;

/** The fields of a connection; their numbers are the columns of its {@link Selection}. */
public enum ConnectionField {
  /** The rows, each with its cursor. */
  EDGES("edges", 0),
  /** The rows without cursors. */
  NODES("nodes", 1),
  /** Information about the rows before and after the page. */
  PAGE_INFO("pageInfo", 2),
  /** The number of rows on all pages. */
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

  /** Its index among the fields of its type, from 0. */
  public int column() {
    return column;
  }

  /** The field with that number. */
  public static ConnectionField at(int column) {
    for (ConnectionField field : values()) {
      if (field.column == column) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + column);
  }
}
