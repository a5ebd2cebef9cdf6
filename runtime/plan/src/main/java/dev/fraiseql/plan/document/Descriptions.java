package dev.fraiseql.plan.document;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Blanks the descriptions of operations, variables and fragments, which graphql-java's parser does
 * not accept. Everything else keeps its line and column, so errors have the right positions.
 *
 * <p>A string is a description where the grammar allows one: before {@code query}, {@code
 * mutation}, {@code subscription} or {@code fragment} at the start of a definition, and before the
 * {@code $} of a variable definition. Any other string, and a malformed one, is left to the parser,
 * which accepts or rejects it.
 *
 * @see <a href="https://spec.graphql.org/September2025/#sec-Descriptions">GraphQL, Descriptions</a>
 */
final class Descriptions {
  private static final int MAX_CODE_POINT_DIGITS = 8;

  private final String text;

  /** The text with blanks for descriptions; null until one is found. */
  private @Nullable StringBuilder blanked;

  /** The end of what {@link #blanked} has of the text. */
  private int copied;

  private int at;

  /** The number of open braces, brackets and parentheses. */
  private int depth;

  /** Whether the innermost parentheses at depth 1 hold variable definitions. */
  private boolean inVariables;

  /** The first character of the token before the current one; 0 at the start. */
  private char previous;

  /** The same of the token before that one. */
  private char beforePrevious;

  private Descriptions(String text) {
    this.text = text;
  }

  /** The document without its descriptions; the same object if it has none. */
  static String blank(String document) {
    return document.indexOf('"') < 0 ? document : new Descriptions(document).blank();
  }

  private String blank() {
    skipIgnored();
    while (at < text.length()) {
      char first = text.charAt(at);
      if (first == '"') {
        int start = at;
        int end = endOfString();
        if (end < 0) {
          break; // the parser reports it
        }
        at = end;
        skipIgnored();
        if (isDescription()) {
          replace(start, end);
          continue; // as if it were not there
        }
      } else {
        nest(first);
        at = isNameStart(first) ? endOfName() : at + 1;
        skipIgnored();
      }
      beforePrevious = previous;
      previous = first;
    }
    return blanked == null ? text : blanked.append(text, copied, text.length()).toString();
  }

  /** Whether the string that ends before the current token is a description. */
  private boolean isDescription() {
    if (depth == 0) {
      return (previous == 0 || previous == '}') && startsDefinition();
    }
    return depth == 1
        && inVariables
        && previous != '='
        && at < text.length()
        && text.charAt(at) == '$';
  }

  private boolean startsDefinition() {
    if (at == text.length() || !isNameStart(text.charAt(at))) {
      return false;
    }
    return switch (text.substring(at, endOfName())) {
      case "query", "mutation", "subscription", "fragment" -> true;
      default -> false;
    };
  }

  private void nest(char token) {
    switch (token) {
      case '(', '[', '{' -> {
        if (depth == 0) {
          // The arguments of a directive follow its name, and that follows an at sign.
          inVariables = token == '(' && beforePrevious != '@';
        }
        depth++;
      }
      case ')', ']', '}' -> depth--;
      default -> {}
    }
  }

  private void replace(int start, int end) {
    StringBuilder target = blanked;
    if (target == null) {
      target = new StringBuilder(text.length());
      blanked = target;
    }
    target.append(text, copied, start);
    // The parser counts columns in code points.
    for (int i = start; i < end; ) {
      int next = text.codePointAt(i);
      target.append(next == '\n' || next == '\r' ? (char) next : ' ');
      i += Character.charCount(next);
    }
    copied = end;
  }

  /** Skips whitespace, commas and comments. */
  private void skipIgnored() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case ' ', '\t', '\n', '\r', ',', '\uFEFF' -> at++;
        case '#' -> {
          while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private int endOfName() {
    int end = at + 1;
    while (end < text.length()
        && (isNameStart(text.charAt(end))
            || (text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }

  /** The end of the string that starts here; -1 if it is malformed. */
  private int endOfString() {
    return text.startsWith("\"\"\"", at) ? endOfBlock() : endOfLine();
  }

  private int endOfBlock() {
    int end = text.indexOf("\"\"\"", at + 3);
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end = text.indexOf("\"\"\"", end + 3);
    }
    return end < 0 ? -1 : end + 3;
  }

  private int endOfLine() {
    int i = at + 1;
    while (i >= 0 && i < text.length()) {
      switch (text.charAt(i)) {
        case '"' -> {
          return i + 1;
        }
        case '\n', '\r' -> {
          return -1;
        }
        case '\\' -> i = endOfEscape(i + 1);
        default -> i++;
      }
    }
    return -1;
  }

  /** The end of an escape whose character after the backslash is here; -1 if it is malformed. */
  private int endOfEscape(int i) {
    if (i >= text.length()) {
      return -1;
    }
    return switch (text.charAt(i)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
      case 'u' -> endOfCodePoint(i + 1);
      default -> -1;
    };
  }

  private int endOfCodePoint(int i) {
    if (!text.startsWith("{", i)) {
      int unit = hexadecimal(i, i + 4);
      if (unit < 0 || !Character.isSurrogate((char) unit)) {
        return unit < 0 ? -1 : i + 4;
      }
      boolean pair =
          Character.isHighSurrogate((char) unit)
              && text.startsWith("\\u", i + 4)
              && Character.isLowSurrogate((char) Math.max(0, hexadecimal(i + 6, i + 10)));
      return pair ? i + 10 : -1;
    }
    int end = text.indexOf('}', i);
    int point = hexadecimal(i + 1, end);
    return Character.isValidCodePoint(point) && !isSurrogate(point) ? end + 1 : -1;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** A number of 1 to 8 hexadecimal digits; -1 if it is none, or above the last code point. */
  private int hexadecimal(int start, int end) {
    if (end <= start || end > text.length() || end - start > MAX_CODE_POINT_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 16 + HexFormat.fromHexDigit(text.charAt(i));
    }
    return value <= Character.MAX_CODE_POINT ? (int) value : -1;
  }
}
