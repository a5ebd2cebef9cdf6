package dev.fraiseql.conformance.cases;

import dev.fraiseql.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares and reads the JSON text of responses. */
public final class ResponseJson {
  private static final Pattern CORRELATION =
      Pattern.compile("(\"correlationId\":\")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"");

  private static final Pattern IN_MESSAGE =
      Pattern.compile("(under the correlation id )[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.");

  private ResponseJson() {}

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

  /** A response with each correlation id replaced by a star. */
  public static String withoutCorrelation(String response) {
    String message = IN_MESSAGE.matcher(response).replaceAll("$1*.");
    return CORRELATION.matcher(message).replaceAll("$1*\"");
  }

  /**
   * The scalar values in a response's {@code data}, in document order; null is the text {@code
   * null}.
   */
  public static List<String> leaves(String response) {
    List<String> leaves = new ArrayList<>();
    if (JsonReader.read(response) instanceof Map<?, ?> object) {
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
