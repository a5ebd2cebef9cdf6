package dev.fraiseql.jdbc;

import java.math.BigInteger;
import java.time.Duration;

/** Durations as databases store them: as a number of seconds, milliseconds or microseconds. */
public final class DurationUnits {
  private DurationUnits() {}

  /**
   * The number of units.
   *
   * @param scale the units are {@code 10^-scale} seconds: 0, 3 or 6
   * @throws ArithmeticException if it does not fit a {@code long}
   */
  public static long of(Duration duration, int scale) {
    long unitsPerSecond = BigInteger.TEN.pow(scale).longValueExact();
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), unitsPerSecond),
        duration.getNano() / (1_000_000_000L / unitsPerSecond));
  }
}
