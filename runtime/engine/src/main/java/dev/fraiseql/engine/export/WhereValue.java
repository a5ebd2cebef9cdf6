package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the values of a condition to the types of their columns. */
final class WhereValue {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,40}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(?<date>\\d{4}-\\d{2}-\\d{2})"
              + "([T ](?<time>\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?)(?<offset>Z|[+-]\\d{2}:\\d{2})?)?");

  private final Coercion coercion;
  private final Parameters parameters;

  WhereValue(Coercion coercion, Parameters parameters) {
    this.coercion = coercion;
    this.parameters = parameters;
  }

  /** The typed value of a token. */
  Object read(Token token, ExportColumn column) {
    ValueType type = column.column().type();
    if (token.kind() == Token.Kind.PARAMETER) {
      return parameters.take(new Parameter(type, column.id()), token, coercion);
    }
    Scalar written = type.isCustomText() ? Scalar.STRING : type.scalar();
    Object given =
        switch (token.kind()) {
          case TEXT, NAME -> moment(token.text(), written);
          case WORD -> bare(token, written);
          case OPERATOR, MARK, PARAMETER, END -> throw token.insteadOf("a value");
        };
    return coercion.value(given, type, column.id(), token.place());
  }

  /** The value of a word outside quotes, which depends on the column: texts must be quoted. */
  private static Object bare(Token token, Scalar scalar) {
    String text = token.text();
    if (token.is("null")) {
      throw token.error("nothing equals null. Write is null or is not null.");
    }
    return switch (scalar) {
      case BYTE, SHORT, INT, LONG -> INTEGER.matcher(text).matches() ? integer(text) : number(text);
      case FLOAT, DOUBLE, DECIMAL -> number(text);
      case BOOLEAN ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
          };
      case STRING, JSON, BYTES ->
          throw token.error("a text stands in single quotes: '" + ExportError.cut(text) + "'.");
      case INSTANT, LOCAL_DATE_TIME -> moment(text, scalar);
      case LOCAL_DATE, LOCAL_TIME, DURATION, UUID, ENUM -> text;
    };
  }

  private static Object integer(String text) {
    BigInteger value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private static Object number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }

  /**
   * Completes a timestamp: a date means its first instant, and a value without an offset is in UTC
   * if the column holds instants. A blank may be written instead of the T, as in SQL.
   */
  static String moment(String text, Scalar scalar) {
    if (scalar != Scalar.INSTANT && scalar != Scalar.LOCAL_DATE_TIME) {
      return text;
    }
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    String time = Objects.requireNonNullElse(parts.group("time"), "00:00:00");
    String offset = Objects.requireNonNullElse(parts.group("offset"), "");
    boolean utc = offset.isEmpty() && scalar == Scalar.INSTANT;
    return parts.group("date") + "T" + time + (utc ? "Z" : offset);
  }
}
