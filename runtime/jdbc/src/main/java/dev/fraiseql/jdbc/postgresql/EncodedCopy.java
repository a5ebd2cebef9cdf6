package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.EncodedRows;
import dev.fraiseql.jdbc.RowSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as a {@code COPY} takes them in binary. */
final class EncodedCopy implements EncodedRows {
  private final CopyTable table;
  private final List<byte[]> pieces = new ArrayList<>();
  private final CopyBuffer out = new CopyBuffer(this::keep);
  private long bytes;

  EncodedCopy(CopyTable table) {
    this.table = table;
  }

  private void keep(byte[] from, int offset, int count) {
    pieces.add(Arrays.copyOfRange(from, offset, offset + count));
    bytes += count;
  }

  @Override
  public void add(List<ColumnBuffer> columns, int rows) throws SQLException {
    table.encode(columns, rows, out);
    out.flush();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public RowSink send(Connection connection) throws SQLException {
    CopiedIn sink = table.open(connection);
    for (byte[] piece : pieces) {
      sink.write(piece);
    }
    clear();
    return sink;
  }

  @Override
  public void clear() {
    pieces.clear();
    bytes = 0;
  }
}
