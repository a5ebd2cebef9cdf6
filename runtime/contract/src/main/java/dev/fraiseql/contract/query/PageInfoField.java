package dev.fraiseql.contract.query;

/** The fields of {@code PageInfo}; their numbers are the columns of its {@link Selection}. */
public enum PageInfoField {
  /** Whether rows follow the page. */
  HAS_NEXT_PAGE("hasNextPage", 0),
  /** Whether rows precede the page. */
  HAS_PREVIOUS_PAGE("hasPreviousPage", 1),
  /** The cursor of the page's first row; null if it has none. */
  START_CURSOR("startCursor", 2),
  /** The cursor of the page's last row; null if it has none. */
  END_CURSOR("endCursor", 3);

  private final String field;
  private final int column;

  PageInfoField(String field, int column) {
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
  public static PageInfoField at(int column) {
    for (PageInfoField field : values()) {
      if (field.column == column) {
        return field;
      }
    }
    throw new IllegalArgumentException("no field " + column);
  }
}
