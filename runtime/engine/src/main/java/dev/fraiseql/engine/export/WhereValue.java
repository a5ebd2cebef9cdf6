package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the values of a condition: each becomes what its column holds, or an error. */
final class WhereValue {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,40}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Coercion coercion;

  WhereValue(Coercion coercion) {
    this.coercion = coercion;
  }

  /** The typed value that a token stands for. */
  Object read(Token token, ExportColumn column) {
    ValueType type = column.column().type();
    String place = ExportError.place(token.position());
    Scalar written = type.isCustomText() ? Scalar.STRING : type.scalar();
    Object given =
        switch (token.kind()) {
          case TEXT, NAME -> moment(token.text(), written);
          case WORD -> bare(token, written);
          case OPERATOR, MARK, END ->
              throw ExportError.at(
                  token.position(), "expected a value, but found " + token.shown() + ".");
        };
    return coercion.value(given, type, column.id(), place);
  }

  /**
   * What a word outside quotes is depends on the column: {@code 5} is a number for one, and no text
   * for another.
   */
  private static Object bare(Token token, Scalar scalar) {
    String text = token.text();
    if (token.is("null")) {
      throw ExportError.at(token.position(), "nothing equals null. Write is null or is not null.");
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
          throw ExportError.at(
              token.position(), "a text stands in single quotes: '" + ExportError.cut(text) + "'.");
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

  /** A date stands for its first moment, of UTC where the column holds moments in time. */
  private static Object moment(String text, Scalar scalar) {
    if (!DATE.matcher(text).matches()) {
      return text;
    }
    return switch (scalar) {
      case INSTANT -> text + "T00:00:00Z";
      case LOCAL_DATE_TIME -> text + "T00:00:00";
      default -> text;
    };
  }
}
