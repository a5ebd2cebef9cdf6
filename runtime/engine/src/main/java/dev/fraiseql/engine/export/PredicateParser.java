package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.LikePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses comparisons of a column. Every value becomes a constant to be bound; every name is looked
 * up among the columns.
 *
 * <pre>
 * predicate = column ( operator value
 *           | [ "not" ] "in" "(" value { "," value } ")"
 *           | [ "not" ] "like" value
 *           | [ "not" ] "between" value "and" value
 *           | "is" [ "not" ] "null" )
 * operator  = "=" | "!=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * </pre>
 */
final class PredicateParser {
  private static final Pattern CONSTANT = Pattern.compile("\\d{1,9}");

  private final ColumnNames columns;
  private final WhereValue values;
  private final Tokens tokens;

  /** A parser of predicates among tokens. */
  PredicateParser(ColumnNames columns, WhereValue values, Tokens tokens) {
    this.columns = columns;
    this.values = values;
    this.tokens = tokens;
  }

  /**
   * Parses the predicate that comes next.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  Filter parse() {
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

  /** Parses {@code 1 = 0}, which tools write to get columns without rows. Only in statements. */
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
    // A pattern is a text even if the column has a custom scalar.
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
