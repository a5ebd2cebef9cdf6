package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.DifferenceKind;
import dev.fraiseql.jdbc.schema.Mismatch;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Judges stored values: whether they are what a component expects in its stored form. */
final class SqliteSample {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n", "on", "off", "1", "0");

  /** A count of seconds that is later than the year 5000 is one of milliseconds. */
  private static final double LEAST_MILLIS = 1e11;

  private static final double FIRST_DAY = 1_721_425; // 0001-01-01
  private static final double LAST_DAY = 5_373_485; // 10000-01-01
  private static final int UUID_BYTES = 16;
  private static final int SHOWN_CHARACTERS = 40;

  private SqliteSample() {}

  /** What is wrong with the values of a column. */
  static Optional<Mismatch> judge(Column column, Stored stored, CatalogColumn found) {
    List<Object> sample = found.sample();
    ValueType type = column.type();
    Optional<Object> wrong =
        sample.stream().filter(value -> !suits(value, type, stored)).findFirst();
    // Of another stored form, single values that are not in it are shown as null.
    boolean some =
        stored != Stored.DEFAULT
            && wrong.isPresent()
            && sample.stream().anyMatch(value -> suits(value, type, stored));
    if (wrong.isPresent() && !some) {
      return Optional.of(wrongForm(type, stored, found, wrong.get()));
    }
    if (type.scalar() != Scalar.DECIMAL || stored != Stored.DEFAULT) {
      return Optional.empty();
    }
    return sample.stream()
        .filter(value -> !hasDigits(decimal(value), type))
        .findFirst()
        .map(value ->
            new Mismatch(
                DifferenceKind.DECIMAL_DIGITS,
                found.type().declared() + " that holds " + decimal(value).toPlainString(),
                Mismatch.atMost(type),
                String.format(
                    Locale.ROOT,
                    "Declare @Column(precision = %d, scale = %d, stored = Stored.ROUNDED), or more"
                        + " digits.",
                    type.precision(),
                    type.scale())));
  }

  private static Mismatch wrongForm(
      ValueType type, Stored stored, CatalogColumn found, Object wrong) {
    List<Object> sample = found.sample();
    String forms =
        SqliteColumnTypes.FORMS.stream()
            .filter(form -> form != stored && isLikely(sample, type, form))
            .map(form ->
                form == Stored.DEFAULT ? "without stored" : "@Column(stored = Stored." + form + ")")
            .limit(1)
            .collect(Collectors.joining());
    return new Mismatch(
        DifferenceKind.STORED_VALUES,
        found.type().declared() + " that holds " + shown(wrong),
        expected(type, stored),
        forms.isEmpty()
            ? "Correct the stored values, or declare the Java type that they are of."
            : "Declare the component " + forms + '.');
  }

  private static String expected(ValueType type, Stored stored) {
    return switch (stored) {
      case DEFAULT ->
          switch (type.scalar()) {
            case BYTE, SHORT, INT, LONG, DURATION -> "whole numbers in the range of the Java type";
            case FLOAT, DOUBLE, DECIMAL -> "numbers";
            case BOOLEAN -> "0 and 1";
            case INSTANT, LOCAL_DATE_TIME -> "texts such as 2026-01-24 10:30:00.250";
            case LOCAL_DATE -> "texts such as 2026-01-24";
            case LOCAL_TIME -> "texts such as 10:30:00.250";
            case UUID -> "texts of 36 characters in lower case";
            case BYTES -> "blobs";
            case STRING, ENUM, JSON -> "texts";
          };
      case TEXT -> "texts in a usual spelling";
      case BINARY -> "blobs of 16 bytes";
      case JULIAN_DAY -> "Julian days";
      case INTEGER, UNIX_SECONDS, UNIX_MILLIS -> "whole numbers";
      default -> "numbers";
    };
  }

  /** Whether all values could be in a stored form, and counts are of its unit. */
  static boolean isLikely(List<Object> sample, ValueType type, Stored stored) {
    return sample.stream()
        .allMatch(value ->
            suits(value, type, stored)
                && (stored != Stored.JULIAN_DAY || value instanceof Double)
                && (stored != Stored.UNIX_SECONDS || size(value) < LEAST_MILLIS)
                && (stored != Stored.UNIX_MILLIS
                    || size(value) == 0
                    || size(value) >= LEAST_MILLIS));
  }

  private static double size(Object value) {
    return Math.abs(((Number) value).doubleValue());
  }

  /** Whether a value is in a stored form. */
  private static boolean suits(Object value, ValueType type, Stored stored) {
    Scalar scalar = type.scalar();
    boolean date = scalar == Scalar.INSTANT || scalar == Scalar.LOCAL_DATE_TIME;
    return switch (stored) {
      case DEFAULT -> isDefault(value, type);
      case TEXT -> value instanceof String text && isUsual(text, scalar);
      case INTEGER -> scalar == Scalar.BOOLEAN && value instanceof Long;
      case BINARY ->
          scalar == Scalar.UUID && value instanceof byte[] bytes && bytes.length == UUID_BYTES;
      case UNIX_SECONDS, UNIX_MILLIS -> date && value instanceof Number;
      case JULIAN_DAY ->
          date
              && value instanceof Number day
              && day.doubleValue() >= FIRST_DAY
              && day.doubleValue() < LAST_DAY;
      case ROUNDED -> scalar == Scalar.DECIMAL && value instanceof Number;
      case NATIVE ->
          (scalar == Scalar.STRING || scalar == Scalar.ENUM) && !(value instanceof byte[]);
      case TIMESTAMP -> false;
    };
  }

  private static boolean isDefault(Object value, ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> value instanceof Long number && number == number.byteValue();
      case SHORT -> value instanceof Long number && number == number.shortValue();
      case INT -> value instanceof Long number && number == number.intValue();
      case LONG, DURATION -> value instanceof Long;
      case BOOLEAN -> value instanceof Long number && (number == 0 || number == 1);
      case FLOAT, DOUBLE -> value instanceof Number;
      case DECIMAL ->
          SqliteBinder.isNumber(type)
              ? value instanceof Number
              : value instanceof String text && isDecimal(text);
      case STRING, ENUM, JSON -> value instanceof String;
      case BYTES -> value instanceof byte[];
      case UUID -> isCanonical(value, text -> UUID.fromString(text).toString());
      case INSTANT, LOCAL_DATE_TIME ->
          isCanonical(
              value, text -> SqliteText.of(LocalDateTime.parse(text.replace(' ', 'T')), type));
      case LOCAL_DATE -> isCanonical(value, text -> LocalDate.parse(text).toString());
      case LOCAL_TIME -> isCanonical(value, text -> SqliteText.of(LocalTime.parse(text), type));
    };
  }

  /** Whether a value is a text that is read and written again as the same. */
  private static boolean isCanonical(Object value, UnaryOperator<String> rewritten) {
    try {
      return value instanceof String text && rewritten.apply(text).equals(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isUsual(String text, Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> BOOLEANS.contains(text.strip().toLowerCase(Locale.ROOT));
      case BYTE, SHORT, INT, LONG -> SqliteStoredValues.integer(text) != null;
      case DECIMAL -> isDecimal(text);
      case UUID -> SqliteStoredValues.uuid(text) != null;
      case INSTANT, LOCAL_DATE_TIME -> SqliteStoredValues.moment(text) != null;
      case LOCAL_DATE -> SqliteStoredValues.date(text) != null;
      case LOCAL_TIME -> SqliteStoredValues.time(text) != null;
      default -> false;
    };
  }

  /** Whether a text has a time zone: it is a moment, then, and not a local time. */
  static boolean isMoment(Object value) {
    return value instanceof String text && parses(text.replace(' ', 'T'), OffsetDateTime::parse);
  }

  private static boolean isDecimal(String text) {
    return parses(text, BigDecimal::new);
  }

  /** Reads a text, or throws. */
  @FunctionalInterface
  private interface Parser {
    Object parse(String text);
  }

  @SuppressWarnings("ReturnValueIgnored")
  private static boolean parses(String text, Parser parser) {
    try {
      parser.parse(text);
      return true;
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  /** The number that a client would see. */
  static BigDecimal decimal(Object value) {
    return switch (value) {
      case Long number -> BigDecimal.valueOf(number);
      case Double number -> BigDecimal.valueOf(number).stripTrailingZeros();
      default -> new BigDecimal(value.toString()).stripTrailingZeros();
    };
  }

  private static boolean hasDigits(BigDecimal value, ValueType type) {
    return value.scale() <= type.scale()
        && value.precision() - value.scale() <= type.precision() - type.scale();
  }

  private static String shown(Object value) {
    String text = value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
    String cut =
        text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text;
    String quoted = value instanceof String ? '\'' + cut + '\'' : cut;
    return quoted.replaceAll("\\p{Cntrl}", " ");
  }
}
