package dev.fraiseql.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of a condition into tokens. */
final class ExpressionLexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<number>-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\
          |(?<name>[A-Za-z_$][A-Za-z0-9_$]*)\
          |(?<sign>==|!=|<=|>=|&&|\\|\\||[<>!(),.])\
          """);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /** The kinds of tokens. */
  enum Kind {
    NUMBER,
    NAME,
    TEXT,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param text as it is written
   */
  record Token(Kind kind, String text, Span span) {
    boolean is(String sign) {
      return text.equals(sign) && (kind == Kind.SIGN || kind == Kind.NAME);
    }
  }

  private ExpressionLexer(String text) {
    this.text = text;
  }

  /** The tokens, the last of which is the end. */
  static List<Token> tokens(String text) throws ExpressionError {
    return new ExpressionLexer(text).read();
  }

  private List<Token> read() throws ExpressionError {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '\'') {
        at = text(at);
      } else if (matcher.region(at, text.length()).lookingAt()) {
        tokens.add(new Token(kind(matcher), matcher.group(), new Span(at, matcher.end())));
        at = matcher.end();
      } else {
        throw unknown(at);
      }
    }
    tokens.add(new Token(Kind.END, "", new Span(at, at)));
    return tokens;
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    return matcher.group("name") != null ? Kind.NAME : Kind.SIGN;
  }

  /** Reads a quoted text, in which a quote is doubled; returns the index behind it. */
  private int text(int from) throws ExpressionError {
    int end = from;
    do {
      end = text.indexOf('\'', end + 1) + 1;
      if (end == 0) {
        throw new ExpressionError(
            new Span(from, text.length()), "The text that begins here has no closing quote.");
      }
    } while (text.startsWith("'", end));
    tokens.add(new Token(Kind.TEXT, text.substring(from, end), new Span(from, end)));
    return end;
  }

  private ExpressionError unknown(int at) {
    char wrong = text.charAt(at);
    return switch (wrong) {
      case '"' ->
          new ExpressionError(new Span(at, at + 1), "Texts are written in single quotes: 'text'.");
      case '=' -> new ExpressionError(new Span(at, at + 1), "Equality is written ==.");
      case '&' -> new ExpressionError(new Span(at, at + 1), "Both conditions are joined by &&.");
      case '|' -> new ExpressionError(new Span(at, at + 1), "Alternatives are joined by ||.");
      default ->
          new ExpressionError(
              new Span(at, at + Character.charCount(text.codePointAt(at))),
              "Conditions do not contain "
                  + new String(Character.toChars(text.codePointAt(at)))
                  + ".");
    };
  }
}
