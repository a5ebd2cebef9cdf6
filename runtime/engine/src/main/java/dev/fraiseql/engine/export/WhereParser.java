package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.LikePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the condition of an export. Every value becomes a constant to be bound; every name selects
 * a column.
 *
 * <pre>
 * or        = and { "or" and }
 * and       = not { "and" not }
 * not       = "not" not | "(" or ")" | predicate
 * predicate = column ( operator value
 *           | [ "not" ] "in" "(" value { "," value } ")"
 *           | [ "not" ] "like" value
 *           | "is" [ "not" ] "null" )
 * operator  = "=" | "!=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * </pre>
 */
final class WhereParser {
  /**
   * Deep enough for any condition that a person or a program writes, and far from the end of the
   * stack.
   */
  private static final int MAX_DEPTH = 100;

  private final ExportColumns columns;
  private final WhereValue values;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private WhereParser(ExportColumns columns, Coercion coercion, List<Token> tokens) {
    this.columns = columns;
    this.values = new WhereValue(coercion);
    this.tokens = tokens;
  }

  /**
   * The filter that a condition stands for; one that every row meets, if the condition is blank.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  static Filter parse(String where, ExportColumns columns, Coercion coercion) {
    if (where.isBlank()) {
      return new Filter.And(List.of());
    }
    WhereParser parser = new WhereParser(columns, coercion, Tokenizer.tokens(where));
    Filter filter = parser.or();
    Token rest = parser.take();
    if (rest.kind() != Token.Kind.END) {
      throw expected("and, or, or the end", rest);
    }
    return filter;
  }

  private Filter or() {
    List<Filter> parts = new ArrayList<>(List.of(and()));
    while (acceptKeyword("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>(List.of(not()));
    while (acceptKeyword("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter not() {
    Token token = peek();
    boolean negated = token.is("not") && !isColumnHere();
    if (!negated && !token.isMark('(')) {
      return predicate();
    }
    take();
    if (++depth > MAX_DEPTH) {
      throw ExportError.at(
          token.position(), "the condition is nested deeper than " + MAX_DEPTH + " levels.");
    }
    Filter filter;
    if (negated) {
      filter = new Filter.Not(not());
    } else {
      filter = or();
      expectMark(')');
    }
    depth--;
    return filter;
  }

  /**
   * Whether the next word, keyword or not, stands where a comparison follows: a column may be
   * called {@code not}.
   */
  private boolean isColumnHere() {
    return tokens.get(next + 1).kind() == Token.Kind.OPERATOR;
  }

  private Filter predicate() {
    Token name = take();
    if (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.NAME) {
      throw expected("a column", name);
    }
    ExportColumn column =
        columns
            .find(name.text())
            .orElseThrow(() -> ExportError.at(name.position(), columns.unknown(name.text())));
    Token sign = take();
    if (sign.kind() == Token.Kind.OPERATOR) {
      return comparison(column, sign);
    }
    if (sign.is("is")) {
      boolean negated = acceptKeyword("not");
      expectKeyword("null");
      Filter isNull = new Filter.IsNull(column.column());
      return negated ? new Filter.Not(isNull) : isNull;
    }
    boolean negated = sign.is("not");
    Token keyword = negated ? take() : sign;
    Filter filter;
    if (keyword.is("in")) {
      filter = in(column, keyword);
    } else if (keyword.is("like")) {
      filter = like(column, keyword);
    } else {
      throw expected(
          negated ? "in or like" : "one of = != < <= > >=, in, like, is null, not in, not like",
          keyword);
    }
    return negated ? new Filter.Not(filter) : filter;
  }

  private Filter comparison(ExportColumn column, Token sign) {
    Comparison comparison =
        switch (sign.text()) {
          case "=" -> Comparison.EQ;
          case "!=", "<>" -> Comparison.NEQ;
          case "<" -> Comparison.LT;
          case "<=" -> Comparison.LTE;
          case ">" -> Comparison.GT;
          default -> Comparison.GTE;
        };
    checkComparable(column.column(), sign);
    if (comparison != Comparison.EQ && comparison != Comparison.NEQ) {
      checkSorted(column.column(), sign);
    }
    return new Filter.Compare(
        column.column(), comparison, new Operand.Constant(values.read(take(), column)));
  }

  private Filter in(ExportColumn column, Token keyword) {
    checkComparable(column.column(), keyword);
    expectMark('(');
    List<Object> list = new ArrayList<>();
    do {
      list.add(values.read(take(), column));
    } while (acceptMark(','));
    expectMark(')');
    return new Filter.In(column.column(), new Operand.Constant(List.copyOf(list)));
  }

  private Filter like(ExportColumn column, Token keyword) {
    ValueType type = column.column().type();
    if (type.list() || type.scalar() != Scalar.STRING || type.isCustomText()) {
      throw ExportError.at(
          keyword.position(), "like is for texts, and " + column.column().name() + " is none.");
    }
    Token pattern = take();
    // A pattern is a text, not a value of the scalar that the texts in the column are of.
    ExportColumn texts = new ExportColumn(column.column().base(), column.id(), column.path());
    String value = (String) values.read(pattern, texts);
    LikePattern.check(value, ExportError.place(pattern.position()));
    return new Filter.Compare(texts.column(), Comparison.LIKE, new Operand.Constant(value));
  }

  private static void checkComparable(Column column, Token sign) {
    if (column.type().list() || column.type().scalar() == Scalar.JSON) {
      throw ExportError.at(
          sign.position(), column.name() + " can only be compared by is null or is not null.");
    }
  }

  private static void checkSorted(Column column, Token sign) {
    switch (column.type().scalar()) {
      case BOOLEAN, ENUM, BYTES ->
          throw ExportError.at(
              sign.position(),
              sign.text() + " does not apply to " + column.name() + ". Use = != or in.");
      default -> {}
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  private boolean acceptKeyword(String keyword) {
    boolean found = peek().is(keyword);
    if (found) {
      next++;
    }
    return found;
  }

  private boolean acceptMark(char mark) {
    boolean found = peek().isMark(mark);
    if (found) {
      next++;
    }
    return found;
  }

  private void expectKeyword(String keyword) {
    Token token = take();
    if (!token.is(keyword)) {
      throw expected(keyword, token);
    }
  }

  private void expectMark(char mark) {
    Token token = take();
    if (!token.isMark(mark)) {
      throw expected("\"" + mark + "\"", token);
    }
  }

  private static RuntimeException expected(String what, Token instead) {
    return ExportError.at(
        instead.position(), "expected " + what + ", but found " + instead.shown() + ".");
  }
}
