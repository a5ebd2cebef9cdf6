package dev.fraiseql.jdbc;

import java.util.Locale;

/** The text of a JSON array: one parameter for any number of values. */
public final class JsonArrayText {
  private final StringBuilder text;
  private boolean comma;

  /**
   * An array without elements.
   *
   * @param expected about how many there will be
   */
  public JsonArrayText(int expected) {
    text = new StringBuilder(2 + expected * 8).append('[');
  }

  /** A whole number. */
  public void add(long value) {
    comma();
    text.append(value);
  }

  /** A number; infinity is written as {@code 9e999}, too large for a double. */
  public void add(Number value) {
    comma();
    if (value instanceof Double real && real.isInfinite()) {
      text.append(real > 0 ? "9e999" : "-9e999");
    } else {
      text.append(value);
    }
  }

  /** A string, escaped. */
  public void add(String value) {
    comma();
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** Begins a nested array. */
  public void open() {
    comma();
    text.append('[');
    comma = false;
  }

  /** Ends the nested array. */
  public void close() {
    text.append(']');
    comma = true;
  }

  /** The complete text. Nothing can be added after it. */
  public String end() {
    return text.append(']').toString();
  }

  private void comma() {
    if (comma) {
      text.append(',');
    }
    comma = true;
  }
}
