package dev.fraiseql.engine.export;

import java.util.List;

/** A cursor over tokens. It stays at the last token, which marks the end. */
final class Tokens {
  private final List<Token> all;
  private int next;

  private Tokens(List<Token> all) {
    this.all = all;
  }

  /**
   * A cursor over the tokens of a text.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT as by {@link Tokenizer#tokens}
   */
  static Tokens of(String text, Token.Language language) {
    return new Tokens(Tokenizer.tokens(text, language));
  }

  /** The next token, without taking it. */
  Token peek() {
    return all.get(next);
  }

  /** The token after the next, without taking it. */
  Token peekSecond() {
    return all.get(Math.min(next + 1, all.size() - 1));
  }

  /** Takes the next token. */
  Token take() {
    Token token = all.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes the next token if it is a keyword. */
  boolean acceptKeyword(String keyword) {
    boolean found = peek().is(keyword);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next token if it is a mark. */
  boolean acceptMark(char mark) {
    boolean found = peek().isMark(mark);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next token, which must be a keyword. */
  void expectKeyword(String keyword) {
    Token token = take();
    if (!token.is(keyword)) {
      throw token.insteadOf(keyword);
    }
  }

  /** Takes the next token, which must be a mark. */
  void expectMark(char mark) {
    Token token = take();
    if (!token.isMark(mark)) {
      throw token.insteadOf("\"" + mark + "\"");
    }
  }

  /**
   * Takes the next token, which must be a name, quoted or not.
   *
   * @param what what it names, for errors
   */
  Token takeName(String what) {
    Token token = take();
    checkName(token, what);
    return token;
  }

  /** Checks that a token is a name; see {@link #takeName}. */
  static void checkName(Token token, String what) {
    boolean named = token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.WORD;
    if (token.is("distinct") || token.isMark('(')) {
      throw ExportError.notUnderstood(token);
    }
    if (!named || token.is("from")) {
      throw token.insteadOf(what);
    }
  }
}
