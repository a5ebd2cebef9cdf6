package dev.fraiseql.engine.export;

import java.util.List;

/** A walk along tokens. It never goes beyond the last, which is the end. */
final class Tokens {
  private final List<Token> all;
  private int next;

  private Tokens(List<Token> all) {
    this.all = all;
  }

  /**
   * A walk along the tokens of a text.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT as by {@link Tokenizer#tokens}
   */
  static Tokens of(String text, Token.Language language) {
    return new Tokens(Tokenizer.tokens(text, language));
  }

  /** The next one, which stays. */
  Token peek() {
    return all.get(next);
  }

  /** The one behind the next. */
  Token peekSecond() {
    return all.get(Math.min(next + 1, all.size() - 1));
  }

  /** The next one. */
  Token take() {
    Token token = all.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes the next one if it is that keyword. */
  boolean acceptKeyword(String keyword) {
    boolean found = peek().is(keyword);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next one if it is that mark. */
  boolean acceptMark(char mark) {
    boolean found = peek().isMark(mark);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next one, which has to be that keyword. */
  void expectKeyword(String keyword) {
    Token token = take();
    if (!token.is(keyword)) {
      throw token.insteadOf(keyword);
    }
  }

  /** Takes the next one, which has to be that mark. */
  void expectMark(char mark) {
    Token token = take();
    if (!token.isMark(mark)) {
      throw token.insteadOf("\"" + mark + "\"");
    }
  }
}
