package dev.fraiseql.jdbc.sqlite;

/**
 * Text without regard to letter case: two texts fold to the same exactly if {@link
 * String#equalsIgnoreCase} says so, but by code point.
 */
final class FoldedText {
  private FoldedText() {}

  static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return beyondAscii(text);
      }
      if (c >= 'A' && c <= 'Z') {
        return ascii(text);
      }
    }
    return text;
  }

  private static String ascii(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      char c = folded[i];
      if (c >= 0x80) {
        return beyondAscii(text);
      }
      if (c >= 'A' && c <= 'Z') {
        folded[i] = (char) (c + ('a' - 'A'));
      }
    }
    return new String(folded);
  }

  private static String beyondAscii(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
