package dev.fraiseql.flight.exchange;

import dev.fraiseql.jdbc.ColumnBuffer;
import org.jspecify.annotations.Nullable;

/** Reads values of a column that are not null. */
@FunctionalInterface
interface ValueReader {

  /**
   * Reads a value, and checks it.
   *
   * @param into takes the value
   * @param at the row of the buffer
   * @return what is wrong with it, as it follows the name of the column in an error: {@code ":
   *     1.125 has more decimals..."}, {@code ".1: ..."} of an element; null if nothing is
   */
  @Nullable String read(ClientColumn from, int row, ColumnBuffer into, int at);
}
