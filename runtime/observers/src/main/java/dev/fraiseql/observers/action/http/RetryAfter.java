package dev.fraiseql.observers.action.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
  /** Longer numbers of seconds are centuries. */
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /**
   * The delay that a value asks for; null if it is not a number of seconds or a date.
   *
   * @param max the longest delay
   */
  static @Nullable Duration read(String value, Instant now, Duration max) {
    Duration delay = delay(value.strip(), now);
    if (delay == null) {
      return null;
    }
    if (delay.isNegative()) {
      return Duration.ZERO;
    }
    return delay.compareTo(max) > 0 ? max : delay;
  }

  private static @Nullable Duration delay(String value, Instant now) {
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = value.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : value;
      return Duration.ofSeconds(Long.parseLong(digits));
    }
    try {
      return Duration.between(
          now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
