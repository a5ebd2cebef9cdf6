package dev.fraiseql.plan.sql.sqlserver;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.SqlWriter;

/** Texts and bytes on SQL Server: their collations, and how they are compared. */
final class SqlServerTexts {
  /** Sorts by code point, and makes UTF-8 of what is cast to {@code varchar} under it. */
  static final String UTF8 = "Latin1_General_100_BIN2_UTF8";

  /**
   * Tells all texts apart, and treats a code point beyond the basic plane as one character, as
   * collations of version 140 do.
   */
  private static final String BY_CHARACTER = "Japanese_XJIS_140_BIN2";

  private SqlServerTexts() {}

  /** A condition on a text. */
  static void compare(
      SqlWriter out, String expression, ValueType type, Comparison comparison, Operand operand) {
    Binding value = new Binding.Value(type, operand);
    Binding utf8 = new Binding.Value(type, operand, Adjustment.UTF8);
    String bytes = bytes(expression);
    switch (comparison) {
      case EQ ->
          out.sql("(" + expression + " = ")
              .bind(value)
              .sql(" and " + bytes + " = ")
              .bind(utf8)
              .sql(")");
      case NEQ, GT, GTE, LT, LTE -> out.sql(bytes + symbol(comparison)).bind(utf8);
      // charindex is 0 for no match, and also for the empty text, whose length is 0.
      case CONTAINS ->
          out.sql("charindex(")
              .bind(value)
              .sql(", " + characters(expression) + ") >= sign(datalength(")
              .bind(value)
              .sql("))");
      case STARTS_WITH ->
          out.sql("substring(" + bytes + ", 1, datalength(").bind(utf8).sql(")) = ").bind(utf8);
      // Of a shorter text, substring gives all of it, which differs.
      case ENDS_WITH ->
          out.sql("substring(" + bytes + ", datalength(" + bytes + ") - datalength(")
              .bind(utf8)
              .sql(") + 1, datalength(")
              .bind(utf8)
              .sql(")) = ")
              .bind(utf8);
      case LIKE -> like(out, expression, type, operand, Adjustment.LIKE_TO_SETS);
      case ICONTAINS -> like(out, expression, type, operand, Adjustment.SETS_ANYWHERE);
      case ISTARTS_WITH -> like(out, expression, type, operand, Adjustment.SETS_START);
      case IENDS_WITH -> like(out, expression, type, operand, Adjustment.SETS_END);
      case ILIKE -> like(out, expression, type, operand, Adjustment.SETS_LIKE);
      case REGEX, IREGEX ->
          throw new IllegalArgumentException("SQL Server has no regular expressions");
    }
  }

  private static void like(
      SqlWriter out, String expression, ValueType type, Operand operand, Adjustment adjustment) {
    out.sql(characters(expression) + " like ").bind(new Binding.Value(type, operand, adjustment));
  }

  /**
   * A text in UTF-8, from any encoding. An expression with an explicit collation takes no second
   * one, so such a cast is not repeated.
   */
  static String utf8(String expression) {
    String end = " collate " + UTF8 + " as varchar(max))";
    return expression.endsWith(end) ? expression : "cast(" + expression + end;
  }

  /** The bytes of a text in UTF-8. */
  static String bytes(String expression) {
    return "cast(" + utf8(expression) + " as varbinary(max))";
  }

  /** Bytes as hexadecimal digits, which sort the same and have no trailing zeros to ignore. */
  static String hexadecimal(String expression) {
    return "convert(varchar(max), " + expression + ", 2)";
  }

  /** A text in UTF-16, whose trailing spaces count in patterns. */
  private static String characters(String expression) {
    return "cast(" + expression + " as nvarchar(max)) collate " + BY_CHARACTER;
  }
}
