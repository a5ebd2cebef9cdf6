package dev.fraiseql.flight.exchange;

import java.util.List;

/** A record batch that a client sent, decoded. */
public final class ClientBatch {
  private final List<ClientColumn> columns;
  private final int rows;

  ClientBatch(List<ClientColumn> columns, int rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  List<ClientColumn> columns() {
    return columns;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }
}
