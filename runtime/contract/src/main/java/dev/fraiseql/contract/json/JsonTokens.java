package dev.fraiseql.contract.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the tokens of a JSON text in UTF-8, one behind the other, and gives them in their canonical
 * form.
 */
final class JsonTokens {
  /**
   * Beyond this exponent, which jsonb cannot hold either, a number stays as it is rather than grow
   * to a million zeros.
   */
  private static final int MAX_EXPONENT = 16_383;

  private final byte[] text;
  private final int end;
  private int at;

  JsonTokens(byte[] text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** The first byte of the next token. */
  byte peek() {
    skipSpace();
    if (at >= end) {
      throw malformed();
    }
    return text[at];
  }

  /** Where the next token begins after {@link #peek}, and where the last one ended before it. */
  int at() {
    return at;
  }

  /** Steps over one character that must come next. */
  void expect(char wanted) {
    if (peek() != wanted) {
      throw malformed();
    }
    at++;
  }

  /**
   * Steps over an opening bracket; true if the closing one does not follow at once and was stepped
   * over.
   */
  boolean open(char opening, char closing) {
    expect(opening);
    if (peek() != closing) {
      return true;
    }
    at++;
    return false;
  }

  /** Steps over a comma, or over the closing bracket; true for a comma. */
  boolean more(char closing) {
    byte next = peek();
    at++;
    if (next == ',') {
      return true;
    }
    if (next != closing) {
      throw malformed();
    }
    return false;
  }

  /** Checks that nothing follows. */
  void end() {
    skipSpace();
    if (at != end) {
      throw malformed();
    }
  }

  /** Reads {@code true}, {@code false}, {@code null} or a number. */
  byte[] plain() {
    return switch (peek()) {
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    };
  }

  /** Like {@link #plain}, but the same for numbers that are equal: {@code 1E+2} for a hundred. */
  byte[] plainByValue() {
    byte[] plain = plain();
    byte first = plain[0];
    if (first != '-' && (first < '0' || first > '9')) {
      return plain;
    }
    try {
      return ascii(
          new BigDecimal(new String(plain, StandardCharsets.US_ASCII))
              .stripTrailingZeros()
              .toString());
    } catch (NumberFormatException e) {
      return plain; // an exponent of ten digits
    }
  }

  private byte[] literal(String literal) {
    byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
    if (end - at < bytes.length
        || !Arrays.equals(text, at, at + bytes.length, bytes, 0, bytes.length)) {
      throw malformed();
    }
    at += bytes.length;
    return bytes;
  }

  private byte[] number() {
    int start = at;
    if (text[at] == '-') {
      at++;
    }
    int whole = digits();
    if (whole == 0 || (whole > 1 && text[at - whole] == '0')) {
      throw malformed();
    }
    if (at < end && text[at] == '.') {
      at++;
      if (digits() == 0) {
        throw malformed();
      }
    }
    int mantissa = at;
    if (at < end && (text[at] == 'e' || text[at] == 'E')) {
      at++;
      if (at < end && (text[at] == '+' || text[at] == '-')) {
        at++;
      }
      if (digits() == 0) {
        throw malformed();
      }
    }
    String number = new String(text, start, at - start, StandardCharsets.US_ASCII);
    if (at == mantissa) {
      // There is no negative zero in a jsonb.
      boolean zero = number.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
      return ascii(zero && number.startsWith("-") ? number.substring(1) : number);
    }
    return ascii(plain(number, at - mantissa));
  }

  private static String plain(String number, int lengthOfExponent) {
    String exponent = number.substring(number.length() - lengthOfExponent + 1);
    if (exponent.length() > 6 || Math.abs(Integer.parseInt(exponent)) > MAX_EXPONENT) {
      return number;
    }
    return new BigDecimal(number).toPlainString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private int digits() {
    int start = at;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at - start;
  }

  /** Reads a string with its quotes and gives what it says, in UTF-8. */
  byte[] string() {
    expect('"');
    int start = at;
    while (at < end && text[at] != '"' && text[at] != '\\') {
      plainByte();
    }
    if (at < end && text[at] == '"') {
      return Arrays.copyOfRange(text, start, at++);
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    decoded.write(text, start, at - start);
    while (at < end && text[at] != '"') {
      if (text[at] == '\\') {
        at++;
        escaped(decoded);
      } else {
        decoded.write(text[at]);
        plainByte();
      }
    }
    if (at >= end) {
      throw malformed();
    }
    at++;
    return decoded.toByteArray();
  }

  private void plainByte() {
    if (text[at] >= 0 && text[at] < 0x20) {
      throw malformed();
    }
    at++;
  }

  private void escaped(ByteArrayOutputStream decoded) {
    if (at >= end) {
      throw malformed();
    }
    byte escape = text[at++];
    switch (escape) {
      case '"', '\\', '/' -> decoded.write(escape);
      case 'b' -> decoded.write('\b');
      case 'f' -> decoded.write('\f');
      case 'n' -> decoded.write('\n');
      case 'r' -> decoded.write('\r');
      case 't' -> decoded.write('\t');
      case 'u' -> codePoint(decoded);
      default -> throw malformed();
    }
  }

  private void codePoint(ByteArrayOutputStream decoded) {
    char first = hexadecimal();
    String character;
    if (Character.isHighSurrogate(first)) {
      if (end - at < 6 || text[at] != '\\' || text[at + 1] != 'u') {
        throw malformed();
      }
      at += 2;
      char second = hexadecimal();
      if (!Character.isLowSurrogate(second)) {
        throw malformed();
      }
      character = new String(new char[] {first, second});
    } else if (Character.isLowSurrogate(first)) {
      throw malformed();
    } else {
      character = String.valueOf(first);
    }
    decoded.writeBytes(character.getBytes(StandardCharsets.UTF_8));
  }

  private char hexadecimal() {
    if (end - at < 4) {
      throw malformed();
    }
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text[at++], 16);
      if (digit < 0) {
        throw malformed();
      }
      value = (value << 4) | digit;
    }
    return (char) value;
  }

  private void skipSpace() {
    while (at < end
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
  }

  static FieldError malformed() {
    return new FieldError("The value of this field is not valid JSON.");
  }
}
