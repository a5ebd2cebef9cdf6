package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.JsonPointer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as a value: its parts, as texts that are equal when the values are. Numbers are
 * equal when they are the same number ({@code 1.0} and {@code 1}), objects whatever the order of
 * their keys, of which the last of equal ones counts.
 */
public final class JsonDocument {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final byte[] text;

  /** The document of that text. */
  public JsonDocument(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The value at a place, as a text that all equal values have.
   *
   * @return null if nothing is there, or, but for the whole document, {@code null}
   * @throws FieldError if the document is no JSON, or too deep
   */
  public @Nullable String at(JsonPointer place) {
    Span span = find(place);
    if (span == null || (!place.isWhole() && span.holds(text, NULL))) {
      return null;
    }
    JsonSink out = new JsonSink(Math.max(16, span.end() - span.from()));
    CanonicalJson.byValue(text, span.from(), span.end(), out).write();
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /**
   * Whether an object with that key is at a place.
   *
   * @return null where {@link #at} gives null
   * @throws FieldError if the document is no JSON
   */
  public @Nullable Boolean hasKey(JsonPointer place, String key) {
    Span object = find(place);
    if (object == null || (!place.isWhole() && object.holds(text, NULL))) {
      return null;
    }
    return text[object.from()] == '{'
        && new JsonDocumentSearch(text, object).find(List.of(key)) != null;
  }

  /**
   * The whole document: a {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code
   * Boolean} or null.
   *
   * @throws FieldError if it is no JSON
   */
  public @Nullable Object value() {
    JsonTokens tokens = new JsonTokens(text, 0, text.length);
    Object value = value(tokens, 0);
    tokens.end();
    return value;
  }

  private static @Nullable Object value(JsonTokens tokens, int depth) {
    CanonicalJson.checkDepth(depth);
    return switch (tokens.peek()) {
      case '{' -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (tokens.open('{', '}')) {
          do {
            String key = string(tokens);
            tokens.expect(':');
            object.put(key, value(tokens, depth + 1));
          } while (tokens.more('}'));
        }
        yield object;
      }
      case '[' -> {
        List<@Nullable Object> array = new ArrayList<>();
        if (tokens.open('[', ']')) {
          do {
            array.add(value(tokens, depth + 1));
          } while (tokens.more(']'));
        }
        yield array;
      }
      case '"' -> string(tokens);
      case 't', 'f' -> Boolean.valueOf(plain(tokens));
      case 'n' -> {
        tokens.plain();
        yield null;
      }
      default -> new BigDecimal(plain(tokens));
    };
  }

  private static String string(JsonTokens tokens) {
    return new String(tokens.string(), StandardCharsets.UTF_8);
  }

  private static String plain(JsonTokens tokens) {
    return new String(tokens.plain(), StandardCharsets.US_ASCII);
  }

  private @Nullable Span find(JsonPointer place) {
    return new JsonDocumentSearch(text, new Span(0, text.length)).find(place.steps());
  }

  /** Where a value stands in the text. */
  record Span(int from, int end) {
    boolean holds(byte[] text, byte[] token) {
      return Arrays.equals(text, from, end, token, 0, token.length);
    }
  }
}
