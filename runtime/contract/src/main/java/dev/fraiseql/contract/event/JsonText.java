package dev.fraiseql.contract.event;

import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes parsed JSON as text again. */
final class JsonText {
  private JsonText() {}

  /** The text of a value, as {@link dev.fraiseql.contract.json.JsonDocument#value} gives it. */
  static String of(Object value) {
    JsonSink out = new JsonSink(64);
    write(value, out);
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  private static void write(@Nullable Object value, JsonSink out) {
    switch (value) {
      case null -> out.nullValue();
      case String text -> out.string(text);
      case Map<?, ?> object -> {
        char separator = '{';
        for (Map.Entry<?, ?> entry : object.entrySet()) {
          out.raw(separator);
          out.string((String) entry.getKey());
          out.raw(':');
          write(entry.getValue(), out);
          separator = ',';
        }
        if (object.isEmpty()) {
          out.raw('{');
        }
        out.raw('}');
      }
      case List<?> array -> {
        char separator = '[';
        for (Object item : array) {
          out.raw(separator);
          write(item, out);
          separator = ',';
        }
        if (array.isEmpty()) {
          out.raw('[');
        }
        out.raw(']');
      }
      default -> out.raw(value.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
