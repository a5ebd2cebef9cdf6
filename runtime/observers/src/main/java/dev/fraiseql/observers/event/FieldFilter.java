package dev.fraiseql.observers.event;

import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Copies JSON objects without some of their fields. What it copies it leaves as it is; the objects
 * are valid JSON, since they were recorded as such.
 */
final class FieldFilter {
  private final Set<String> paths;

  FieldFilter(Set<String> paths) {
    this.paths = Set.copyOf(paths);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  boolean drops(String path) {
    return paths.contains(path);
  }

  void copy(byte[] object, JsonSink out) {
    if (isEmpty()) {
      out.raw(object);
    } else {
      new Copy(object, out).object("");
    }
  }

  private boolean dropsWithin(String path) {
    String prefix = path + '.';
    return paths.stream().anyMatch(dropped -> dropped.startsWith(prefix));
  }

  /** One pass over a text. */
  private final class Copy {
    private final byte[] text;
    private final JsonSink out;
    private int at;

    Copy(byte[] text, JsonSink out) {
      this.text = text;
      this.out = out;
    }

    /** Copies an object. */
    void object(String prefix) {
      skipSpace();
      at++; // the opening brace
      out.raw('{');
      boolean first = true;
      for (skipSpace(); text[at] != '}'; skipSpace()) {
        if (text[at] == ',') {
          at++;
          skipSpace();
        }
        int start = at;
        skipString();
        String path = prefix + new String(text, start + 1, at - start - 2, StandardCharsets.UTF_8);
        int end = at;
        skipSpace();
        at++; // the colon
        skipSpace();
        if (drops(path)) {
          skipValue();
          continue;
        }
        if (!first) {
          out.raw(',');
        }
        first = false;
        out.raw(text, start, end - start);
        out.raw(':');
        value(path);
      }
      at++;
      out.raw('}');
    }

    private void value(String path) {
      if (text[at] == '{' && dropsWithin(path)) {
        object(path + '.');
      } else {
        int start = at;
        skipValue();
        out.raw(text, start, at - start);
      }
    }

    private void skipValue() {
      switch (text[at]) {
        case '"' -> skipString();
        case '{', '[' -> skipNested();
        default -> {
          while (",}] \t\r\n".indexOf(text[at]) < 0) {
            at++;
          }
        }
      }
    }

    private void skipNested() {
      int depth = 0;
      do {
        switch (text[at]) {
          case '"' -> {
            skipString();
            continue;
          }
          case '{', '[' -> depth++;
          case '}', ']' -> depth--;
          default -> {}
        }
        at++;
      } while (depth > 0);
    }

    private void skipString() {
      for (at++; text[at] != '"'; at++) {
        if (text[at] == '\\') {
          at++;
        }
      }
      at++;
    }

    private void skipSpace() {
      while (" \t\r\n".indexOf(text[at]) >= 0) {
        at++;
      }
    }
  }
}
