package dev.fraiseql.engine.export;

import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the condition of an export or a SELECT: and, or, not, parentheses.
 *
 * <pre>
 * or        = and { "or" and }
 * and       = not { "and" not }
 * not       = "not" not | "(" or ")" | predicate
 * </pre>
 *
 * @see PredicateParser
 */
final class WhereParser {
  /** Enough for conditions that people or programs write, and too few to overflow the stack. */
  private static final int MAX_DEPTH = 100;

  private final PredicateParser predicates;
  private final Tokens tokens;
  private int depth;

  /** A parser of the condition that is next among the tokens. */
  WhereParser(ColumnNames columns, WhereValue values, Tokens tokens) {
    this.tokens = tokens;
    predicates = new PredicateParser(columns, values, tokens);
  }

  /**
   * Parses a whole condition. A blank one is met by every row.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  static Filter parse(String where, ColumnNames columns, Coercion coercion) {
    if (where.isBlank()) {
      return new Filter.And(List.of());
    }
    Tokens tokens = Tokens.of(where, Token.Language.CONDITION);
    WhereValue values = new WhereValue(coercion, Parameters.described());
    Filter filter = new WhereParser(columns, values, tokens).or();
    Token rest = tokens.take();
    if (rest.kind() != Token.Kind.END) {
      throw rest.insteadOf("and, or, or the end");
    }
    return filter;
  }

  /**
   * Parses the condition that comes next, and leaves the tokens after it.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  Filter or() {
    List<Filter> parts = new ArrayList<>(List.of(and()));
    while (tokens.acceptKeyword("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>(List.of(not()));
    while (tokens.acceptKeyword("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter not() {
    Token token = tokens.peek();
    boolean negated = token.is("not") && !isColumnHere();
    if (!negated && !token.isMark('(')) {
      return predicates.parse();
    }
    tokens.take();
    if (++depth > MAX_DEPTH) {
      throw token.error("the condition is nested deeper than " + MAX_DEPTH + " levels.");
    }
    Filter filter;
    if (negated) {
      filter = new Filter.Not(not());
    } else {
      filter = or();
      tokens.expectMark(')');
    }
    depth--;
    return filter;
  }

  /** Whether the next word is a column, because an operator follows: columns may be called not. */
  private boolean isColumnHere() {
    return tokens.peekSecond().kind() == Token.Kind.OPERATOR;
  }
}
