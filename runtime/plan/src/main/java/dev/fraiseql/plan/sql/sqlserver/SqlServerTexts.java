package dev.fraiseql.plan.sql.sqlserver;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts and bytes on SQL Server: their collations, and how they are compared. */
final class SqlServerTexts {
  /** Sorts by code point, and makes UTF-8 of what is cast to {@code varchar} under it. */
  static final String UTF8 = "Latin1_General_100_BIN2_UTF8";

  /**
   * Tells all texts apart, and treats a code point beyond the basic plane as one character, as
   * collations of version 140 do.
   */
  private static final String BY_CHARACTER = "Japanese_XJIS_140_BIN2";

  private static final String COLLATE = " collate " + UTF8;

  private static final Pattern CAST =
      Pattern.compile("cast\\((.*)" + COLLATE + " as (?:varchar\\(max\\)|char\\(36\\))\\)");

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

  /** A text in UTF-8, from any encoding, under the binary collation. */
  static String utf8(String expression) {
    return cast(expression, "varchar(max)");
  }

  /** The text of a UUID under the binary collation. */
  static String uuid(String expression) {
    return cast(expression, "char(36)");
  }

  /** An expression with an explicit collation takes no second one. */
  private static String cast(String expression, String type) {
    return "cast(" + implicit(expression) + COLLATE + " as " + type + ")";
  }

  /** An expression without the collation that such a cast has added to it. */
  private static String implicit(String expression) {
    Matcher cast = CAST.matcher(expression);
    return cast.matches() ? cast.group(1) : expression;
  }

  /** The bytes of a text in UTF-8. */
  static String bytes(String expression) {
    return "cast(" + utf8(expression) + " as varbinary(max))";
  }

  /**
   * Bytes as hexadecimal digits, which sort the same and have no trailing zeros to ignore. Not
   * every collation sorts digits before letters, or A before B.
   */
  static String hexadecimal(String expression) {
    return "convert(varchar(max), " + expression + ", 2)" + COLLATE;
  }

  /** A text in UTF-16, whose trailing spaces count in patterns. */
  private static String characters(String expression) {
    return "cast(" + implicit(expression) + " as nvarchar(max)) collate " + BY_CHARACTER;
  }
}
