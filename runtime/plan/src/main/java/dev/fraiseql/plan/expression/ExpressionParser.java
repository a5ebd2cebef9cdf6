package dev.fraiseql.plan.expression;

import dev.fraiseql.plan.expression.Expression.Comparison;
import dev.fraiseql.plan.expression.ExpressionLexer.Kind;
import dev.fraiseql.plan.expression.ExpressionLexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the text of a condition. {@code !} binds strongest, then comparisons, {@code &&}, {@code
 * ||}.
 */
final class ExpressionParser {
  /** How long conditions may be: each operator takes some of the stack. */
  static final int MAX_LENGTH = 10_000;

  /** How deep conditions may be nested. */
  static final int MAX_DEPTH = 64;

  /** Beyond the exponents of numbers of 64 bits. */
  private static final int MAX_EXPONENT = 400;

  private static final Map<String, String> OTHER_LANGUAGES =
      Map.of(
          "and", "Both conditions are joined by &&.",
          "or", "Alternatives are joined by ||.",
          "not", "A condition is negated by ! before it.",
          "like", "Texts are compared as a whole, by == and !=.",
          "between", "A range is written x >= 1 && x <= 9.");

  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Parses a text.
   *
   * @throws ExpressionError the first mistake
   */
  static Syntax parse(String text) throws ExpressionError {
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionError(
          new Span(MAX_LENGTH, MAX_LENGTH),
          "Conditions have at most " + MAX_LENGTH + " characters.");
    }
    ExpressionParser parser = new ExpressionParser(ExpressionLexer.tokens(text));
    if (parser.next().kind() == Kind.END) {
      throw new ExpressionError(parser.next().span(), "The condition is empty.");
    }
    Syntax whole = parser.either();
    if (parser.next().kind() != Kind.END) {
      throw parser.unexpected();
    }
    return whole;
  }

  private Token next() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private boolean takeIf(String sign) {
    if (next().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  /** From a token to the one that was taken last. */
  private Span since(Token first) {
    return first.span().to(tokens.get(at - 1).span());
  }

  private Token expect(String sign) throws ExpressionError {
    if (!next().is(sign)) {
      throw new ExpressionError(next().span(), "Here " + sign + " is missing.");
    }
    return take();
  }

  private ExpressionError unexpected() {
    Token wrong = next();
    String message =
        wrong.kind() == Kind.END
            ? "The condition ends too early."
            : OTHER_LANGUAGES.getOrDefault(
                wrong.text().toLowerCase(Locale.ROOT), wrong.text() + " cannot stand here.");
    return new ExpressionError(wrong.span(), message);
  }

  private Syntax either() throws ExpressionError {
    Token first = next();
    Syntax left = both();
    while (takeIf("||")) {
      left = new Syntax.Either(left, both(), since(first));
    }
    return left;
  }

  private Syntax both() throws ExpressionError {
    Token first = next();
    Syntax left = negation();
    while (takeIf("&&")) {
      left = new Syntax.Both(left, negation(), since(first));
    }
    return left;
  }

  private Syntax negation() throws ExpressionError {
    if (!next().is("!")) {
      return predicate();
    }
    Token sign = take();
    deeper(sign);
    Syntax operand = negation();
    depth--;
    return new Syntax.Not(operand, since(sign));
  }

  private void deeper(Token from) throws ExpressionError {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionError(
          from.span(), "Conditions are nested at most " + MAX_DEPTH + " levels deep.");
    }
  }

  private Syntax predicate() throws ExpressionError {
    Syntax left = primary();
    for (Comparison operator : Comparison.values()) {
      if (takeIf(operator.sign())) {
        Syntax right = primary();
        return new Syntax.Compared(operator, left, right, left.span().to(right.span()));
      }
    }
    if (takeIf("in")) {
      return in(left);
    }
    if (takeIf("is")) {
      boolean negated = takeIf("not");
      Token end = expect("null");
      return new Syntax.IsNull(left, negated, left.span().to(end.span()));
    }
    return left;
  }

  private Syntax in(Syntax left) throws ExpressionError {
    expect("(");
    List<Syntax> values = new ArrayList<>();
    do {
      values.add(primary());
    } while (takeIf(","));
    Token end = expect(")");
    return new Syntax.In(left, values, left.span().to(end.span()));
  }

  private Syntax primary() throws ExpressionError {
    Token token = next();
    return switch (token.kind()) {
      case NUMBER -> number(take());
      case TEXT -> text(take());
      case NAME -> name();
      case SIGN, END -> inParentheses();
    };
  }

  private Syntax inParentheses() throws ExpressionError {
    if (!next().is("(")) {
      throw unexpected();
    }
    deeper(take());
    Syntax inner = either();
    depth--;
    expect(")");
    return inner;
  }

  private static Syntax text(Token token) {
    String quoted = token.text();
    return new Syntax.Text(
        quoted.substring(1, quoted.length() - 1).replace("''", "'"), token.span());
  }

  private static Syntax number(Token token) throws ExpressionError {
    try {
      BigDecimal value = new BigDecimal(token.text());
      if (Math.abs((long) value.scale()) <= MAX_EXPONENT) {
        return new Syntax.Numeric(value, token.span());
      }
    } catch (NumberFormatException e) {
      // The exponent has too many digits.
    }
    throw new ExpressionError(token.span(), "No field can have this number.");
  }

  private Syntax name() throws ExpressionError {
    Token first = next();
    return switch (first.text()) {
      case "true", "false" -> new Syntax.Truth(take().text().equals("true"), first.span());
      case "null" -> new Syntax.Null(take().span());
      case "in", "is", "not" -> throw unexpected();
      default -> {
        take();
        yield next().is("(") ? call(first) : path(first);
      }
    };
  }

  private Syntax call(Token name) throws ExpressionError {
    expect("(");
    List<Syntax> arguments = new ArrayList<>();
    if (!next().is(")")) {
      do {
        arguments.add(primary());
      } while (takeIf(","));
    }
    Token end = expect(")");
    return new Syntax.Call(name.text(), arguments, name.span(), name.span().to(end.span()));
  }

  private Syntax path(Token first) throws ExpressionError {
    List<String> names = new ArrayList<>(List.of(first.text()));
    Span span = first.span();
    while (takeIf(".")) {
      if (next().kind() != Kind.NAME) {
        throw new ExpressionError(next().span(), "A point is followed by the name of a field.");
      }
      Token part = take();
      names.add(part.text());
      span = span.to(part.span());
    }
    return new Syntax.Path(names, span);
  }
}
