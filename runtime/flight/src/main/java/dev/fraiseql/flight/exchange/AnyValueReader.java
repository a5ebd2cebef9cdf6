package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.write.ColumnInput;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of all types as the inputs of mutations are read, with the same errors.
 *
 * @param column that takes the values
 */
record AnyValueReader(Column column, Coercion coercion) implements ValueReader {
  /** Names the value in errors, whose place others add. */
  private static final String PLACE = "the value";

  private static final String MIDNIGHT = "T00:00:00.000000";

  @Override
  public @Nullable String read(ClientColumn from, int row, ColumnBuffer into, int at) {
    try {
      @Nullable Object given = given(from, row, column.type());
      if (given == null) {
        into.setValue(at, "null"); // a JSON document that is null
        return null;
      }
      Object value = coercion.stored(given, column.type(), PLACE);
      @Nullable String problem = ColumnInput.problem(column, value);
      if (problem == null) {
        into.setValue(at, value);
      }
      return problem;
    } catch (RequestException e) {
      return problem(String.valueOf(e.getMessage()));
    }
  }

  private static String problem(String message) {
    return message.startsWith(PLACE + ": ") || message.startsWith(PLACE + ".")
        ? message.substring(PLACE.length())
        : ": " + message;
  }

  /** A value as JSON would have it; null for JSON's null. */
  private static @Nullable Object given(ClientColumn from, int row, ValueType type) {
    if (type.list()) {
      return items(from, row, type.element());
    }
    ArrowType arrow = from.type();
    if (ArrowTypes.isText(arrow)) {
      String text = text(from, row);
      return type.scalar() == Scalar.JSON ? json(text) : local(text, type.scalar());
    }
    if (type.scalar() == Scalar.UUID) {
      ByteBuffer halves = ByteBuffer.wrap(from.fixed(row));
      return new UUID(halves.getLong(), halves.getLong()).toString();
    }
    @Nullable Object value = new ParameterValue(PLACE).read(from, row);
    return switch (value) {
      case BigDecimal number when isInteger(type.scalar()) -> integer(number);
      case Long number when isFloating(type.scalar()) -> exact(number);
      case String text -> local(text, type.scalar());
      case null, default -> value;
    };
  }

  private static List<@Nullable Object> items(ClientColumn from, int row, ValueType type) {
    int first;
    int end;
    switch (from.type()) {
      case ArrowType.List list -> {
        first = from.offset(row, Integer.BYTES);
        end = from.offset(row + 1, Integer.BYTES);
      }
      case ArrowType.LargeList list -> {
        first = from.offset(row, Long.BYTES);
        end = from.offset(row + 1, Long.BYTES);
      }
      case ArrowType.FixedSizeList list -> {
        first = row * list.getListSize();
        end = first + list.getListSize();
      }
      default -> throw new IllegalArgumentException(from.type() + " is no list");
    }
    ClientColumn items = from.children().getFirst();
    List<@Nullable Object> values = new ArrayList<>(end - first);
    for (int i = first; i < end; i++) {
      try {
        values.add(item(items, i, type));
      } catch (RequestException e) {
        String place = PLACE + "." + (i - first);
        throw RowErrors.problem(place + problem(String.valueOf(e.getMessage())));
      }
    }
    return values;
  }

  private static @Nullable Object item(ClientColumn items, int row, ValueType type) {
    if (items.isNull(row)) {
      return null;
    }
    ClientColumn dictionary = items.dictionary();
    return dictionary == null
        ? given(items, row, type)
        : item(dictionary, (int) items.integer(row), type);
  }

  private static boolean isInteger(Scalar scalar) {
    return switch (scalar) {
      case BYTE, SHORT, INT, LONG -> true;
      default -> false;
    };
  }

  private static boolean isFloating(Scalar scalar) {
    return scalar == Scalar.FLOAT || scalar == Scalar.DOUBLE;
  }

  private static Object integer(BigDecimal number) {
    try {
      return number.toBigIntegerExact();
    } catch (ArithmeticException e) {
      return number; // is no integer, as the error will say
    }
  }

  /** A whole number as one that a float can have: others would be rounded. */
  private static Object exact(Long number) {
    if ((long) number.doubleValue() != number || number == Long.MAX_VALUE) {
      throw RowErrors.problem(number + " is no number that a float of 64 bits can have.");
    }
    return number;
  }

  private static String text(ClientColumn from, int row) {
    byte[] bytes = new byte[from.byteLength(row)];
    from.copyBytes(row, bytes, 0, bytes.length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw RowErrors.problem("the text is no UTF-8.");
    }
  }

  private static @Nullable Object json(String text) {
    try {
      return new JsonDocument(text).value();
    } catch (FieldError e) {
      throw RowErrors.problem("the text is no JSON.");
    }
  }

  /** Dates where moments are due are midnight, as in UTC; moments at midnight are dates. */
  private static String local(String text, Scalar scalar) {
    boolean date = text.length() == 10 && text.charAt(4) == '-';
    boolean noZone = text.length() > 10 && text.length() <= 26 && text.charAt(10) == 'T';
    return switch (scalar) {
      case INSTANT ->
          date
              ? text + "T00:00:00Z"
              : noZone
                      && text.indexOf('+', 10) < 0
                      && text.indexOf('-', 10) < 0
                      && !text.endsWith("Z")
                  ? text + "Z"
                  : text;
      case LOCAL_DATE_TIME -> date ? text + "T00:00:00" : text;
      case LOCAL_DATE ->
          text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text;
      default -> text;
    };
  }
}
