package dev.fraiseql.contract.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes Java values of the JSON values of events, which are {@code String}, {@code BigDecimal},
 * {@code Boolean}, {@code Map} or {@code List}.
 *
 * <p>A value of another form is an {@code IllegalArgumentException}, an {@code ArithmeticException}
 * or a {@code DateTimeException}.
 */
public final class EventValue {
  private EventValue() {}

  /** A boolean. */
  public static Boolean bool(Object json) {
    if (json instanceof Boolean value) {
      return value;
    }
    throw unexpected(json);
  }

  /** A whole number of 8 bits. */
  public static Byte int8(Object json) {
    return decimal(json).byteValueExact();
  }

  /** A whole number of 16 bits. */
  public static Short int16(Object json) {
    return decimal(json).shortValueExact();
  }

  /** A whole number of 32 bits. */
  public static Integer int32(Object json) {
    return decimal(json).intValueExact();
  }

  /** A whole number of 64 bits. */
  public static Long int64(Object json) {
    return decimal(json).longValueExact();
  }

  /** A single-precision number. */
  public static Float float32(Object json) {
    return decimal(json).floatValue();
  }

  /** A double-precision number. */
  public static Double float64(Object json) {
    return decimal(json).doubleValue();
  }

  /**
   * A number of any type: a number, or a string such as those of {@code ID} and {@code Decimal}.
   */
  public static BigDecimal decimal(Object json) {
    return json instanceof BigDecimal number ? number : new BigDecimal(text(json));
  }

  /** A text, or the name of an enum's value. */
  public static String text(Object json) {
    if (json instanceof String text) {
      return text;
    }
    throw unexpected(json);
  }

  /** A moment. */
  public static Instant instant(Object json) {
    return Instant.parse(text(json));
  }

  /** A moment, as a date and time in UTC. */
  public static OffsetDateTime offsetDateTime(Object json) {
    return instant(json).atOffset(ZoneOffset.UTC);
  }

  /** A date and time without zone. */
  public static LocalDateTime localDateTime(Object json) {
    return LocalDateTime.parse(text(json));
  }

  /** A date. */
  public static LocalDate localDate(Object json) {
    return LocalDate.parse(text(json));
  }

  /** A time of day. */
  public static LocalTime localTime(Object json) {
    return LocalTime.parse(text(json));
  }

  /** A duration. */
  public static Duration duration(Object json) {
    return Duration.parse(text(json));
  }

  /** A UUID. */
  public static UUID uuid(Object json) {
    return UUID.fromString(text(json));
  }

  /** Binary data. */
  public static byte[] bytes(Object json) {
    return Base64.getDecoder().decode(text(json));
  }

  /** The JSON text of any value. */
  public static String json(Object json) {
    return JsonText.of(json);
  }

  /** Any value as it is. */
  public static Object document(Object json) {
    return json;
  }

  /** An object. Values in it may be null. */
  @SuppressWarnings("unchecked") // the keys of JSON's objects are strings
  public static Map<String, Object> object(Object json) {
    if (json instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw unexpected(json);
  }

  /** An array. Values in it may be null. */
  @SuppressWarnings("unchecked") // any element is an object
  public static List<Object> array(Object json) {
    if (json instanceof List<?> array) {
      return (List<Object>) array;
    }
    throw unexpected(json);
  }

  private static IllegalArgumentException unexpected(Object json) {
    return new IllegalArgumentException("unexpected " + JsonText.of(json));
  }
}
