package dev.fraiseql.flight.sql;

import java.util.List;

/** A record batch that a client sent. */
public final class SentBatch {
  private final List<Column> columns;
  private final int rows;

  SentBatch(List<Column> columns, int rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  List<Column> columns() {
    return columns;
  }

  /** How many rows it has. */
  public int rows() {
    return rows;
  }
}
