package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.Cursor;
import dev.fraiseql.contract.json.Cursor.Reading;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes a cursor to the sort values of its row. */
public final class CursorReader {
  private final Coercion coercion;

  /** A reader of cursors of a model's types. */
  public CursorReader(Model model) {
    coercion = new Coercion(model);
  }

  /**
   * The typed values of a cursor, in the order of the sort keys; null where its row has null.
   *
   * @param cursor as the request has it
   * @param place its argument, for the error: {@code after}
   * @throws RequestException BAD_USER_INPUT if it is not a cursor of that order
   */
  public List<@Nullable Object> values(Object cursor, CursorShape shape, String place) {
    if (!(cursor instanceof String text)) {
      throw malformed(place);
    }
    return switch (Cursor.read(text, shape.digest())) {
      case Reading.Values(List<@Nullable String> values) -> typed(values, shape, place);
      case Reading.Foreign() ->
          throw BadInput.at(
              place,
              "the cursor belongs to another list: of another type or in another order."
                  + " Send the orderBy with which it was returned.");
      case Reading.Malformed() -> throw malformed(place);
    };
  }

  private List<@Nullable Object> typed(
      List<@Nullable String> texts, CursorShape shape, String place) {
    List<SortKey> keys = shape.keys();
    if (texts.size() != keys.size()) {
      throw malformed(place);
    }
    List<@Nullable Object> values = new ArrayList<>(texts.size());
    for (int i = 0; i < keys.size(); i++) {
      @Nullable String text = texts.get(i);
      values.add(text == null ? null : typed(text, keys.get(i).type(), shape.extremes(), place));
    }
    return values;
  }

  private Object typed(String text, ValueType type, Extremes extremes, String place) {
    try {
      Optional<Object> extreme = extremes.read(text, type.base());
      if (extreme.isPresent()) {
        return extreme.get();
      }
      return switch (type.scalar()) {
        case BYTE, SHORT, INT, LONG -> Long.valueOf(text);
        case FLOAT -> (double) Float.parseFloat(text);
        case DOUBLE -> Double.valueOf(text);
        case DECIMAL -> new BigDecimal(text).setScale(type.scale());
        case BOOLEAN -> Boolean.valueOf(text);
        case DURATION -> Duration.of(Long.parseLong(text), unit(type));
        // A cursor holds the stored form, also of a custom scalar.
        default -> coercion.value(text, type.base(), false, place);
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException | RequestException e) {
      // A forged cursor: values that came from a row can be read.
      throw malformed(place);
    }
  }

  /** The unit in which durations of a type are stored. */
  static ChronoUnit unit(ValueType type) {
    return switch (type.scale()) {
      case 0 -> ChronoUnit.SECONDS;
      case 3 -> ChronoUnit.MILLIS;
      default -> ChronoUnit.MICROS;
    };
  }

  private static RequestException malformed(String place) {
    return BadInput.at(place, "it is not a cursor: send one from a response, unchanged.");
  }
}
