package dev.fraiseql.jdbc;

/** A JSON array being written: how SQLite takes any number of values as one. */
final class JsonList {
  private final StringBuilder text;
  private boolean comma;

  JsonList(int expected) {
    text = new StringBuilder(2 + expected * 8).append('[');
  }

  void add(long value) {
    comma();
    text.append(value);
  }

  /** A number; infinity is written as one that SQLite reads as infinity. */
  void add(Number value) {
    comma();
    if (value instanceof Double real && real.isInfinite()) {
      text.append(real > 0 ? "9e999" : "-9e999");
    } else {
      text.append(value);
    }
  }

  void add(String value) {
    comma();
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** Begins an array within the array. */
  void open() {
    comma();
    text.append('[');
    comma = false;
  }

  /** Ends it. */
  void close() {
    text.append(']');
    comma = true;
  }

  /** The whole text. Nothing can be added any more. */
  String end() {
    return text.append(']').toString();
  }

  private void comma() {
    if (comma) {
      text.append(',');
    }
    comma = true;
  }
}
