package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.export.Token.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a condition or a statement into tokens. The language has no arithmetic, so signs, dots and
 * hyphens are parts of words: {@code 2026-01-01} and {@code -1.5e3} are one word each.
 */
final class Tokenizer {
  private final String text;
  private final Language language;
  private int next;

  private Tokenizer(String text, Language language) {
    this.text = text;
    this.language = language;
  }

  /**
   * The tokens, the last of them of kind {@link Token.Kind#END}.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT for an unclosed quote or comment,
   *     or a character that is not allowed outside quotes
   */
  static List<Token> tokens(String text, Language language) {
    return new Tokenizer(text, language).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (next == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", next + 1, language));
        return tokens;
      }
      tokens.add(one());
    }
  }

  private void skipBlanks() {
    while (next < text.length()) {
      if (Character.isWhitespace(text.charAt(next))) {
        next++;
      } else if (language == Language.SELECT && text.startsWith("--", next)) {
        int end = text.indexOf('\n', next);
        next = end < 0 ? text.length() : end;
      } else if (language == Language.SELECT && text.startsWith("/*", next)) {
        int end = text.indexOf("*/", next + 2);
        if (end < 0) {
          throw error(next, "the comment that opens here is not closed.");
        }
        next = end + 2;
      } else {
        return;
      }
    }
  }

  private Token one() {
    int start = next;
    char c = text.charAt(start);
    return switch (c) {
      case '\'' -> new Token(Token.Kind.TEXT, quoted(c), start + 1, language);
      case '(', ')', ',' -> token(Token.Kind.MARK, start, start + 1);
      case '=' -> token(Token.Kind.OPERATOR, start, start + 1);
      case '<' -> token(Token.Kind.OPERATOR, start, start + (follows('=') || follows('>') ? 2 : 1));
      case '>' -> token(Token.Kind.OPERATOR, start, start + (follows('=') ? 2 : 1));
      case '!' -> {
        if (follows('=')) {
          yield token(Token.Kind.OPERATOR, start, start + 2);
        }
        throw error(start, "\"!\" alone means nothing. Write != or not.");
      }
      case '?' -> ofStatement(Token.Kind.PARAMETER);
      case '*', ';' -> ofStatement(Token.Kind.MARK);
      default -> word();
    };
  }

  private Token ofStatement(Token.Kind kind) {
    return language == Language.SELECT ? token(kind, next, next + 1) : word();
  }

  private boolean follows(char c) {
    return follows(1, c);
  }

  private boolean follows(int ahead, char c) {
    return next + ahead < text.length() && text.charAt(next + ahead) == c;
  }

  private Token token(Token.Kind kind, int start, int end) {
    next = end;
    return new Token(kind, text.substring(start, end), start + 1, language);
  }

  /** Text up to the closing quote; a quote within is written twice. */
  private String quoted(char quote) {
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
        return content.toString();
      }
    }
    throw error(start, "the quote that opens here is not closed.");
  }

  /** A word, or a name whose parts are quoted or not: {@code "main"."orders".id}. */
  private Token word() {
    int start = next;
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    while (true) {
      if (next < text.length() && text.charAt(next) == '"') {
        name.append(quoted('"'));
        quoted = true;
        if (next == text.length() || text.charAt(next) != '.') {
          break;
        }
      }
      int end = next;
      while (end < text.length() && isPartOfWord(text.charAt(end))) {
        end++;
      }
      name.append(text, next, end);
      next = end;
      if (name.isEmpty() || name.charAt(name.length() - 1) != '.' || !follows(0, '"')) {
        break;
      }
    }
    if (next == start) {
      throw error(
          start,
          "\"" + text.charAt(start) + "\" means nothing here. Put a text into single quotes.");
    }
    Token.Kind kind = quoted ? Token.Kind.NAME : Token.Kind.WORD;
    return new Token(kind, name.toString(), start + 1, language);
  }

  private RequestException error(int index, String problem) {
    return ExportError.of(language.place(index + 1) + ": " + problem);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_.+-$#".indexOf(c) >= 0;
  }
}
