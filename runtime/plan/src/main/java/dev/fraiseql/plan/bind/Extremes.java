package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that a database stores and a response cannot contain. They are field errors there, but
 * have a place in an order, so a cursor contains them: as this class writes and reads them.
 */
public enum Extremes {
  /** None. */
  NONE,
  /**
   * Infinite dates, times and decimals, decimals that are no number, and years outside of 0000 to
   * 9999.
   */
  INFINITE,
  /** Whole numbers from 2^63 to 2^64 - 1. */
  UNSIGNED;

  private static final String INFINITY = "infinity";
  private static final String MINUS_INFINITY = "-infinity";
  private static final Set<String> DECIMALS = Set.of("NaN", "Infinity", "-Infinity");
  private static final Pattern UNSIGNED_LONG = Pattern.compile("[0-9]{19,20}");
  private static final int FIRST_YEAR = -4712;
  private static final int LAST_YEAR = 294_276;
  private static final int LAST_YEAR_OF_DATES = 5_874_897;
  private static final int UNSIGNED_BITS = 64;

  /** The form of a whole number, given as the driver's text; empty if it is no extreme one. */
  public Optional<String> integer(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> this == UNSIGNED && isUnsigned(value));
  }

  /** The form of a decimal, given as the driver's text; empty if it is no extreme one. */
  public Optional<String> decimal(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> this == INFINITE && DECIMALS.contains(value));
  }

  /** The form of a moment; empty if there are no extreme ones. */
  public Optional<String> moment(OffsetDateTime value) {
    // An infinite one cannot be shifted to UTC.
    boolean infinite = value.equals(OffsetDateTime.MIN) || value.equals(OffsetDateTime.MAX);
    OffsetDateTime utc = infinite ? value : value.withOffsetSameInstant(ZoneOffset.UTC);
    return dateTime(utc.toLocalDateTime());
  }

  /** The form of a date and time; empty if there are no extreme ones. */
  public Optional<String> dateTime(LocalDateTime value) {
    return time(value, LocalDateTime.MIN, LocalDateTime.MAX, value.toString());
  }

  /** The form of a date; empty if there are no extreme ones. */
  public Optional<String> date(LocalDate value) {
    return time(value, LocalDate.MIN, LocalDate.MAX, value.toString());
  }

  private Optional<String> time(Object value, Object min, Object max, String text) {
    if (this != INFINITE) {
      return Optional.empty();
    }
    return Optional.of(value.equals(max) ? INFINITY : value.equals(min) ? MINUS_INFINITY : text);
  }

  /**
   * The value to bind for a form: a {@code String} in the database's own spelling for what Java has
   * no value for, a {@code BigInteger}, or a date or time.
   *
   * @return empty if it is no such form
   * @throws java.time.DateTimeException if it begins like a date or time and is none
   */
  Optional<Object> read(String text, ValueType type) {
    return switch (this) {
      case NONE -> Optional.empty();
      case UNSIGNED ->
          type.scalar() == Scalar.LONG && isUnsigned(text)
              ? Optional.of(new BigInteger(text))
              : Optional.empty();
      case INFINITE ->
          switch (type.scalar()) {
            case DECIMAL -> DECIMALS.contains(text) ? Optional.of(text) : Optional.empty();
            case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE -> readTime(text, type);
            default -> Optional.empty();
          };
    };
  }

  private static Optional<Object> readTime(String text, ValueType type) {
    if (text.equals(INFINITY) || text.equals(MINUS_INFINITY)) {
      return Optional.of(text);
    }
    if (!text.startsWith("+") && !text.startsWith("-")) {
      return Optional.empty(); // a year of four digits
    }
    if (type.scalar() == Scalar.LOCAL_DATE) {
      LocalDate date = LocalDate.parse(text);
      return isWithin(date.getYear(), LAST_YEAR_OF_DATES) ? Optional.of(date) : Optional.empty();
    }
    LocalDateTime time = LocalDateTime.parse(text);
    if (!isWithin(time.getYear(), LAST_YEAR)) {
      return Optional.empty();
    }
    return Optional.of(type.scalar() == Scalar.INSTANT ? time.toInstant(ZoneOffset.UTC) : time);
  }

  private static boolean isWithin(int year, int last) {
    return year >= FIRST_YEAR && year <= last;
  }

  private static boolean isUnsigned(String text) {
    return UNSIGNED_LONG.matcher(text).matches()
        && new BigInteger(text).bitLength() == UNSIGNED_BITS;
  }
}
