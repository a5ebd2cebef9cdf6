package dev.fraiseql.contract.json;

import dev.fraiseql.contract.json.JsonDocument.Span;
import dev.fraiseql.contract.query.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a value in the text of a JSON document, all of which it reads. */
final class JsonDocumentSearch {
  private final JsonTokens tokens;
  private int depth;

  JsonDocumentSearch(byte[] text, Span within) {
    tokens = new JsonTokens(text, within.from(), within.end());
  }

  /** Where the value is that these steps lead to; null if there is none. */
  @Nullable Span find(List<String> steps) {
    Span found = value(steps);
    tokens.end();
    return found;
  }

  private @Nullable Span value(List<String> steps) {
    byte first = tokens.peek();
    int from = tokens.at();
    Span found =
        switch (first) {
          case '{' -> object(steps);
          case '[' -> array(steps);
          case '"' -> {
            tokens.string();
            yield null;
          }
          default -> {
            tokens.plain();
            yield null;
          }
        };
    return steps.isEmpty() ? new Span(from, tokens.at()) : found;
  }

  private @Nullable Span object(List<String> steps) {
    enter();
    byte @Nullable [] wanted =
        steps.isEmpty() ? null : steps.getFirst().getBytes(StandardCharsets.UTF_8);
    Span found = null;
    if (tokens.open('{', '}')) {
      do {
        boolean here = Arrays.equals(tokens.string(), wanted);
        tokens.expect(':');
        if (here) {
          found = value(rest(steps));
        } else {
          skip();
        }
      } while (tokens.more('}'));
    }
    depth--;
    return found;
  }

  private @Nullable Span array(List<String> steps) {
    enter();
    int wanted =
        !steps.isEmpty() && JsonPointer.isIndex(steps.getFirst())
            ? Integer.parseInt(steps.getFirst())
            : -1;
    Span found = null;
    if (tokens.open('[', ']')) {
      int place = 0;
      do {
        if (place++ == wanted) {
          found = value(rest(steps));
        } else {
          skip();
        }
      } while (tokens.more(']'));
    }
    depth--;
    return found;
  }

  private void skip() {
    value(List.of());
  }

  private static List<String> rest(List<String> steps) {
    return steps.subList(1, steps.size());
  }

  private void enter() {
    CanonicalJson.checkDepth(++depth);
  }
}
