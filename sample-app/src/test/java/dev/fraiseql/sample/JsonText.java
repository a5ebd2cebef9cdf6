package dev.fraiseql.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Expected rows in the format of a response, to compare responses byte for byte. */
final class JsonText {
  private JsonText() {}

  /** Formats maps, lists, strings, numbers, dates and null. */
  static String of(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case LocalDate date -> of(date.toString());
      default -> value.toString();
    };
  }

  /** Removes white space outside strings. */
  static String compact(String json) {
    StringBuilder compact = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString && c == '\\') {
        compact.append(c).append(json.charAt(++i));
        continue;
      }
      inString ^= c == '"';
      if (inString || !Character.isWhitespace(c)) {
        compact.append(c);
      }
    }
    return compact.toString();
  }
}
