package dev.fraiseql.conformance.sqlserver;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import org.h2.api.Aggregate;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/** A text of a group that is at one end of it by code points, which H2's own order is not by. */
abstract class H2ExtremeText implements Aggregate {
  private final int sign;
  private @Nullable String extreme;

  /**
   * Of a group of no rows so far.
   *
   * @param sign of the comparison between the wanted text and any other
   */
  H2ExtremeText(int sign) {
    this.sign = sign;
  }

  @Override
  public void init(Connection connection) {}

  @Override
  public int getInternalType(int[] types) {
    return Value.VARCHAR;
  }

  @Override
  public void add(@Nullable Object value) {
    String text = (String) value;
    String best = extreme;
    if (text != null && (best == null || compare(text, best) * sign > 0)) {
      extreme = text;
    }
  }

  private static int compare(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable Object getResult() {
    return extreme;
  }
}
