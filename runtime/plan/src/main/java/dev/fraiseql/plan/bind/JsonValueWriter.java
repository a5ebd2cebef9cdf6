package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a JSON value of a request as canonical text, as {@link JsonDocument} does for columns. */
final class JsonValueWriter {
  private final JsonSink out = new JsonSink(64);
  private final String place;

  private JsonValueWriter(String place) {
    this.place = place;
  }

  /**
   * The canonical text of a value.
   *
   * @param json a {@code Map}, {@code List}, {@code String}, {@code Number} or {@code Boolean}
   * @param place the value's path in the request, for the error
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if one of the databases could not
   *     read it
   */
  static String write(Object json, String place) {
    JsonValueWriter writer = new JsonValueWriter(place);
    writer.value(json);
    String written = new String(writer.out.array(), 0, writer.out.size(), StandardCharsets.UTF_8);
    try {
      return Objects.requireNonNull(new JsonDocument(written).at(JsonPointer.WHOLE));
    } catch (FieldError e) {
      throw BadInput.at(place, "the JSON value is nested too deeply.");
    }
  }

  private void value(@Nullable Object json) {
    switch (json) {
      case null -> out.nullValue();
      case Boolean truth -> out.bool(truth);
      case Number number -> number(number);
      case Map<?, ?> object -> {
        String before = "{";
        for (Map.Entry<?, ?> member : object.entrySet()) {
          ascii(before);
          string(member.getKey());
          out.raw(':');
          value(member.getValue());
          before = ",";
        }
        ascii(object.isEmpty() ? "{}" : "}");
      }
      case List<?> array -> {
        String before = "[";
        for (Object item : array) {
          ascii(before);
          value(item);
          before = ",";
        }
        ascii(array.isEmpty() ? "[]" : "]");
      }
      default -> string(json);
    }
  }

  private void number(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw BadInput.at(
          place, "a number in a JSON value exceeds 1.8e308, which not every database can store.");
    }
    ascii(number.toString());
  }

  private void string(Object text) {
    out.string(Coercion.text(text, "String", place));
  }

  private void ascii(String text) {
    out.raw(text.getBytes(StandardCharsets.US_ASCII));
  }
}
