package dev.fraiseql.flight.exchange;

import java.util.List;

/** A record batch that a client sent, decoded. */
public final class ClientBatch {
  private final List<ClientColumn> columns;
  private final int rows;
  private final int bytes;

  ClientBatch(List<ClientColumn> columns, int rows, int bytes) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.bytes = bytes;
  }

  /** The size of its values in the message, in bytes. */
  int bytes() {
    return bytes;
  }

  List<ClientColumn> columns() {
    return columns;
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }
}
