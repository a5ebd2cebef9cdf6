package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ColumnBuffer;
import java.sql.SQLException;

/** Writes values of one column in the binary format of its type. */
@FunctionalInterface
interface FieldEncoder {

  /** The most bytes that an encoder writes without a call of {@link CopyBuffer#reserve}. */
  int RESERVED = 64;

  /** Writes the length and the bytes of a value that is not null. */
  void write(ColumnBuffer values, int row, CopyBuffer out) throws SQLException;
}
