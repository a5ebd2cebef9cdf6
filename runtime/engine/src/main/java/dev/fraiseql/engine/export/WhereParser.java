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
import java.util.regex.Pattern;

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
 *           | [ "not" ] "between" value "and" value
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

  private static final Pattern CONSTANT = Pattern.compile("\\d{1,9}");

  private final ColumnNames columns;
  private final WhereValue values;
  private final Tokens tokens;
  private int depth;

  /** A parser of the condition that is next among the tokens. */
  WhereParser(ColumnNames columns, WhereValue values, Tokens tokens) {
    this.columns = columns;
    this.values = values;
    this.tokens = tokens;
  }

  /**
   * The filter that a condition stands for; one that every row meets, if the condition is blank.
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
   * Reads a condition, and no token behind it.
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
      return predicate();
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

  /**
   * Whether the next word, keyword or not, stands where a comparison follows: a column may be
   * called {@code not}.
   */
  private boolean isColumnHere() {
    return tokens.peekSecond().kind() == Token.Kind.OPERATOR;
  }

  private Filter predicate() {
    Token name = tokens.take();
    if (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.NAME) {
      throw name.insteadOf("a column");
    }
    if (isConstant(name) && columns.find(name.text()).isEmpty()) {
      return constants(name);
    }
    ExportColumn column =
        columns.find(name.text()).orElseThrow(() -> name.error(columns.unknown(name.text())));
    Token sign = tokens.take();
    if (sign.kind() == Token.Kind.OPERATOR) {
      return comparison(column, sign);
    }
    if (sign.is("is")) {
      boolean negated = tokens.acceptKeyword("not");
      tokens.expectKeyword("null");
      Filter isNull = new Filter.IsNull(column.column());
      return negated ? new Filter.Not(isNull) : isNull;
    }
    boolean negated = sign.is("not");
    Token keyword = negated ? tokens.take() : sign;
    Filter filter;
    if (keyword.is("in")) {
      filter = in(column, keyword);
    } else if (keyword.is("like")) {
      filter = like(column, keyword);
    } else if (keyword.is("between")) {
      filter = between(column, keyword);
    } else {
      throw keyword.insteadOf(
          negated
              ? "in, like or between"
              : "one of = != < <= > >=, in, like, between, is null, not in, not like");
    }
    return negated ? new Filter.Not(filter) : filter;
  }

  private static boolean isConstant(Token token) {
    return token.language() == Token.Language.SELECT
        && token.kind() == Token.Kind.WORD
        && CONSTANT.matcher(token.text()).matches();
  }

  /**
   * {@code 1 = 0}, in a statement: what tools ask for when they want the columns of no row, or some
   * condition.
   */
  private Filter constants(Token left) {
    Token sign = tokens.take();
    Token right = tokens.take();
    if (!sign.text().equals("=") || !isConstant(right)) {
      throw left.error(columns.unknown(left.text()));
    }
    boolean equal = Integer.parseInt(left.text()) == Integer.parseInt(right.text());
    return equal ? new Filter.And(List.of()) : new Filter.Or(List.of());
  }

  private Filter between(ExportColumn column, Token keyword) {
    checkComparable(column.column(), keyword);
    checkSorted(column.column(), keyword);
    Object low = values.read(tokens.take(), column);
    tokens.expectKeyword("and");
    Object high = values.read(tokens.take(), column);
    return new Filter.And(
        List.of(
            new Filter.Compare(column.column(), Comparison.GTE, new Operand.Constant(low)),
            new Filter.Compare(column.column(), Comparison.LTE, new Operand.Constant(high))));
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
        column.column(), comparison, new Operand.Constant(values.read(tokens.take(), column)));
  }

  private Filter in(ExportColumn column, Token keyword) {
    checkComparable(column.column(), keyword);
    tokens.expectMark('(');
    List<Object> list = new ArrayList<>();
    do {
      list.add(values.read(tokens.take(), column));
    } while (tokens.acceptMark(','));
    tokens.expectMark(')');
    return new Filter.In(column.column(), new Operand.Constant(List.copyOf(list)));
  }

  private Filter like(ExportColumn column, Token keyword) {
    ValueType type = column.column().type();
    if (type.list() || type.scalar() != Scalar.STRING || type.isCustomText()) {
      throw keyword.error("like is for texts, and " + column.column().name() + " is none.");
    }
    Token pattern = tokens.take();
    // A pattern is a text, not a value of the scalar that the texts in the column are of.
    ExportColumn texts = new ExportColumn(column.column().base(), column.id(), column.path());
    String value = (String) values.read(pattern, texts);
    LikePattern.check(value, pattern.place());
    return new Filter.Compare(texts.column(), Comparison.LIKE, new Operand.Constant(value));
  }

  private static void checkComparable(Column column, Token sign) {
    if (column.type().list() || column.type().scalar() == Scalar.JSON) {
      throw sign.error(column.name() + " can only be compared by is null or is not null.");
    }
  }

  private static void checkSorted(Column column, Token sign) {
    switch (column.type().scalar()) {
      case BOOLEAN, ENUM, BYTES ->
          throw sign.error(
              sign.text() + " does not apply to " + column.name() + ". Use = != or in.");
      default -> {}
    }
  }
}
