package dev.fraiseql.engine.export;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a condition into tokens. There is no arithmetic in the language, so signs, points and
 * hyphens are parts of words: {@code 2026-01-01} and {@code -1.5e3} are one word each.
 */
final class Tokenizer {
  private final String text;
  private int next;

  private Tokenizer(String text) {
    this.text = text;
  }

  /**
   * The tokens, the last of them of kind {@link Token.Kind#END}.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT for a quote that is not closed,
   *     or a character that means nothing outside quotes
   */
  static List<Token> tokens(String text) {
    return new Tokenizer(text).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", next + 1));
        return tokens;
      }
      tokens.add(one());
    }
  }

  private Token one() {
    int start = next;
    char c = text.charAt(start);
    return switch (c) {
      case '\'' -> quoted(Token.Kind.TEXT, c);
      case '"' -> quoted(Token.Kind.NAME, c);
      case '(', ')', ',' -> token(Token.Kind.MARK, start, start + 1);
      case '=' -> token(Token.Kind.OPERATOR, start, start + 1);
      case '<' -> token(Token.Kind.OPERATOR, start, start + (follows('=') || follows('>') ? 2 : 1));
      case '>' -> token(Token.Kind.OPERATOR, start, start + (follows('=') ? 2 : 1));
      case '!' -> {
        if (follows('=')) {
          yield token(Token.Kind.OPERATOR, start, start + 2);
        }
        throw ExportError.at(start + 1, "\"!\" alone means nothing. Write != or not.");
      }
      default -> word();
    };
  }

  private boolean follows(char c) {
    return next + 1 < text.length() && text.charAt(next + 1) == c;
  }

  private Token token(Token.Kind kind, int start, int end) {
    next = end;
    return new Token(kind, text.substring(start, end), start + 1);
  }

  /** Text up to the closing quote; a quote within is written twice. */
  private Token quoted(Token.Kind kind, char quote) {
    int start = next;
    StringBuilder content = new StringBuilder();
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != quote) {
        content.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        content.append(quote);
        i++;
      } else {
        next = i + 1;
        return new Token(kind, content.toString(), start + 1);
      }
    }
    throw ExportError.at(start + 1, "the quote that opens here is not closed.");
  }

  private Token word() {
    int end = next;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    if (end == next) {
      throw ExportError.at(
          next + 1,
          "\"" + text.charAt(next) + "\" means nothing here. Put a text into single quotes.");
    }
    return token(Token.Kind.WORD, next, end);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_.+-$#".indexOf(c) >= 0;
  }
}
