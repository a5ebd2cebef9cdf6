package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value as JSON knows it into the one class that {@link
 * dev.fraiseql.contract.model.Scalar#valueClass()} names, or refuses it. The texts it accepts are
 * those that answers use.
 */
public final class Coercion {
  private static final ValueType TEXT = ValueType.of(Scalar.STRING);
  private static final Pattern INTEGER_ID = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  /** So many characters, sign included, never make a number beyond those of a {@code long}. */
  private static final int SURELY_LONG = 18;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final Pattern UUID_TEXT =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?";
  private static final Pattern LOCAL_DATE = Pattern.compile(DATE);
  private static final Pattern LOCAL_TIME = Pattern.compile(TIME);
  private static final Pattern LOCAL_DATE_TIME = Pattern.compile(DATE + "T" + TIME);
  private static final Pattern MOMENT =
      Pattern.compile(DATE + "T" + TIME + "(Z|[+-]\\d{2}:\\d{2})");

  private final Model model;
  private final ScalarRecords scalars;

  /** A coercion that knows the enums of a model, and the author's scalars. */
  public Coercion(Model model) {
    this.model = model;
    scalars = new ScalarRecords(model);
  }

  /**
   * The typed value, or the {@code List} of typed values if the type is a list.
   *
   * @param json not null
   * @param id whether it is given as an {@code ID}: integers are then written as strings, or
   *     numbers
   * @param place where the value stands in the request, for the error
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is no such value
   */
  public Object value(Object json, ValueType type, boolean id, String place) {
    return type.list() ? list(json, type.element(), id, place) : single(json, type, id, place);
  }

  /**
   * A list of typed values, none of them null.
   *
   * @param json a list; a single value stands for a list of it, as GraphQL has it
   * @param element the type of each
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is no such list
   */
  public List<Object> list(Object json, ValueType element, boolean id, String place) {
    List<?> given = json instanceof List<?> list ? list : List.of(json);
    List<Object> values = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      @Nullable Object item = given.get(i);
      if (item == null) {
        throw BadInput.at(place + "[" + i + "]", "null is not allowed in a list.");
      }
      try {
        values.add(single(item, element, id, place));
      } catch (RequestException e) {
        // Once more, for a message that says which: to name the place of each of 10,000 would cost.
        values.add(single(item, element, id, place + "[" + i + "]"));
      }
    }
    return values;
  }

  /**
   * What is bound for a value that a document wrote out for a scalar of the author's.
   *
   * @param given as {@link dev.fraiseql.contract.query.Operand.Unmade} has it
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the record refuses it
   */
  Object made(Object given, ValueType type, String place) {
    return scalars.made(given, given, type, place);
  }

  /** Whether values of a type are those of a record that is being compiled. */
  boolean isUnmade(ValueType type) {
    return scalars.isBeingCompiled(type);
  }

  private Object given(Object json, ValueType type, String place) {
    return single(json, type.isCustomText() ? TEXT : type.base(), false, place);
  }

  private Object single(Object json, ValueType type, boolean id, String place) {
    if (type.custom() != null) {
      return scalars.made(given(json, type, place), json, type, place);
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT ->
          id
              ? integerId(json, Integer.MIN_VALUE, Integer.MAX_VALUE, place)
              : integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE, "Int", place);
      case LONG ->
          id
              ? integerId(json, Long.MIN_VALUE, Long.MAX_VALUE, place)
              : integer(longText(json), Long.MIN_VALUE, Long.MAX_VALUE, "Long", place);
      case FLOAT, DOUBLE -> floating(json, place);
      case DECIMAL -> decimal(json, place);
      case STRING -> id && isInteger(json) ? json.toString() : text(json, "String", place);
      case BOOLEAN -> {
        if (json instanceof Boolean) {
          yield json;
        }
        throw wrong(json, "a Boolean: true or false", place);
      }
      case INSTANT -> moment(json, place);
      case LOCAL_DATE_TIME ->
          dated(
              json,
              LOCAL_DATE_TIME,
              LocalDateTime::parse,
              "LocalDateTime",
              "2026-01-24T10:30:00",
              place);
      case LOCAL_DATE -> dated(json, LOCAL_DATE, LocalDate::parse, "Date", "2026-01-24", place);
      case LOCAL_TIME -> dated(json, LOCAL_TIME, LocalTime::parse, "Time", "10:30:00", place);
      case DURATION -> duration(json, type.scale(), place);
      case UUID -> uuid(json, place);
      case ENUM -> enumValue(json, type, place);
      case BYTES -> bytes(json, place);
      case JSON -> JsonText.of(json, place);
    };
  }

  private static boolean isInteger(Object json) {
    return json instanceof Long || json instanceof Integer || json instanceof BigInteger;
  }

  private static Long integer(Object json, long min, long max, String name, String place) {
    if (json instanceof Long number && number >= min && number <= max) {
      return number;
    }
    if (isInteger(json)) {
      BigInteger value = new BigInteger(json.toString());
      if (value.bitLength() < 64 && value.longValue() >= min && value.longValue() <= max) {
        return value.longValue();
      }
      throw BadInput.at(place, value + " is out of the range of " + name + ".");
    }
    throw wrong(json, "an integer of type " + name, place);
  }

  /** A number in place of the text of one. */
  private static Object longText(Object json) {
    return json instanceof String text && INTEGER_ID.matcher(text).matches() ? number(text) : json;
  }

  /** The number of a text of digits; a {@code Long} if it surely is one. */
  private static Object number(String digits) {
    return digits.length() <= SURELY_LONG ? (Object) Long.valueOf(digits) : new BigInteger(digits);
  }

  private static Long integerId(Object json, long min, long max, String place) {
    Object number = longText(json);
    if (!isInteger(number)) {
      throw wrong(json, "an ID: an integer in plain decimal form", place);
    }
    return integer(number, min, max, "this ID", place);
  }

  private static Double floating(Object json, String place) {
    if (json instanceof Number number) {
      double value = number.doubleValue();
      if (Double.isFinite(value)) {
        return value == 0 ? 0.0 : value;
      }
      throw BadInput.at(place, "the number is out of the range of Float.");
    }
    throw wrong(json, "a Float", place);
  }

  private static BigDecimal decimal(Object json, String place) {
    if (json instanceof Number || json instanceof String) {
      String text = json.toString();
      if (text.length() <= 1000 && DECIMAL.matcher(text).matches()) {
        return new BigDecimal(text);
      }
    }
    throw wrong(json, "a Decimal, such as 19.99", place);
  }

  /** A text that every database can hold: without 0x00 and without half a surrogate pair. */
  static String text(Object json, String name, String place) {
    if (!(json instanceof String text)) {
      throw wrong(json, "a " + name, place);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw BadInput.at(place, "the text contains the character 0x00, which no database keeps.");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw BadInput.at(place, "the text contains half of a surrogate pair.");
        }
      }
    }
    return text;
  }

  private static Instant moment(Object json, String place) {
    return dated(
        json,
        MOMENT,
        text -> {
          Instant moment = OffsetDateTime.parse(text).toInstant();
          int year = moment.atOffset(java.time.ZoneOffset.UTC).getYear();
          if (year < 1 || year > 9999) {
            throw new DateTimeException("year out of range");
          }
          return moment;
        },
        "DateTime",
        "2026-01-24T10:30:00Z",
        place);
  }

  private static <T> T dated(
      Object json,
      Pattern form,
      java.util.function.Function<String, T> parser,
      String name,
      String example,
      String place) {
    // The form keeps out what the parsers let pass beyond RFC 3339: years of five digits,
    // nanoseconds, 24:00.
    if (json instanceof String text && form.matcher(text).matches() && !text.startsWith("0000")) {
      try {
        return parser.apply(text);
      } catch (DateTimeException e) {
        // Falls through: a date such as February 30 has the form, but is none.
      }
    }
    throw wrong(json, "a " + name + ", such as \"" + example + "\"", place);
  }

  private static Duration duration(Object json, int scale, String place) {
    if (json instanceof String text && text.length() <= 64) {
      try {
        Duration duration = Duration.parse(text);
        long nanosPerUnit = BigInteger.TEN.pow(9 - scale).longValueExact();
        if (duration.getNano() % nanosPerUnit != 0) {
          throw BadInput.at(
              place, "the duration is finer than the column's unit, 1e-" + scale + " s.");
        }
        if (Math.abs(duration.getSeconds()) < Long.MAX_VALUE / 1_000_000) {
          return duration;
        }
      } catch (DateTimeException e) {
        // Falls through to the error below.
      }
    }
    throw wrong(json, "a Duration in ISO 8601, such as \"PT1H30M\"", place);
  }

  private static UUID uuid(Object json, String place) {
    if (json instanceof String text && UUID_TEXT.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    throw wrong(json, "a UUID, such as \"123e4567-e89b-12d3-a456-426614174000\"", place);
  }

  private Object enumValue(Object json, ValueType type, String place) {
    String name = java.util.Objects.requireNonNull(type.enumName());
    List<String> names =
        model.enumeration(name).values().stream().map(EnumModel.Value::name).toList();
    if (json instanceof String text) {
      if (names.contains(text)) {
        return text;
      }
      throw BadInput.at(
          place, shown(json) + " is no value of " + name + "." + Suggestions.sentence(text, names));
    }
    throw wrong(json, "a value of " + name, place);
  }

  private static byte[] bytes(Object json, String place) {
    if (json instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        // Falls through to the error below.
      }
    }
    throw wrong(json, "bytes in Base64", place);
  }

  private static RuntimeException wrong(Object json, String expected, String place) {
    return BadInput.at(place, shown(json) + " is not " + expected + ".");
  }

  /** A value as it is shown in a message, but not all of it if it is long. */
  static String shown(Object json) {
    String text = String.valueOf(json);
    String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return json instanceof String ? '"' + cut + '"' : cut;
  }
}
