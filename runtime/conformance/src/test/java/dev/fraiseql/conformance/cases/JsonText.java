package dev.fraiseql.conformance.cases;

import dev.fraiseql.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON as text. */
public final class JsonText {
  private static final Pattern CORRELATION =
      Pattern.compile("(\"correlationId\":\")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"");

  private JsonText() {}

  /** The same text without the white space between its tokens. */
  public static String withoutWhiteSpace(String json) {
    StringBuilder out = new StringBuilder(json.length());
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString && c == '\\') {
        out.append(c).append(json.charAt(++i));
        continue;
      }
      inString ^= c == '"';
      if (inString || !Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** An answer in which each correlation id is a star. */
  public static String withoutCorrelation(String answer) {
    return CORRELATION.matcher(answer).replaceAll("$1*\"");
  }

  /** The values that an answer's {@code data} holds, from front to back; {@code null} is a text. */
  public static List<String> leaves(String answer) {
    List<String> leaves = new ArrayList<>();
    if (JsonReader.read(answer) instanceof Map<?, ?> object) {
      collect(object.get("data"), leaves);
    }
    return leaves;
  }

  private static void collect(@Nullable Object value, List<String> into) {
    switch (value) {
      case Map<?, ?> object -> object.values().forEach(item -> collect(item, into));
      case List<?> list -> list.forEach(item -> collect(item, into));
      case null -> into.add("null");
      default -> into.add(value.toString());
    }
  }
}
