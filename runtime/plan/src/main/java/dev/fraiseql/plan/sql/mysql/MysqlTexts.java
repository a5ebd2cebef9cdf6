package dev.fraiseql.plan.sql.mysql;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.SqlWriter;

/** Texts on MySQL and MariaDB: their collations, and how they are compared. */
final class MysqlTexts {
  /**
   * Placed before a text that is compared by order. On a server without a binary collation that
   * does not pad, MySQL before 8.0.17, the engine replaces it with {@code binary}.
   */
  static final String TEXT = "/*text*/";

  /** The collation that is binary and does not pad, where there is one. */
  static final String EXACT_COLLATION =
      " /*!80000 collate utf8mb4_bin*/ /*!80017 collate utf8mb4_0900_bin*/"
          + " /*M!100201 collate utf8mb4_nopad_bin*/";

  private MysqlTexts() {}

  /** A condition on a text. */
  static void compare(
      SqlWriter out, String expression, ValueType type, Comparison comparison, Operand operand) {
    Binding value = new Binding.Value(type, operand);
    Binding utf8 = new Binding.Value(type, operand, Adjustment.UTF8);
    Binding pattern = new Binding.Value(type, operand, Adjustment.LIKE);
    switch (comparison) {
      case EQ ->
          out.sql("(" + expression + " = ")
              .bind(value)
              .sql(" and " + bytes(expression) + " = ")
              .bind(utf8)
              .sql(")");
      case NEQ -> out.sql(bytes(expression) + " <> ").bind(utf8);
      case GT, GTE, LT, LTE -> out.sql(TEXT + expression + symbol(comparison)).bind(value);
      case CONTAINS -> out.sql("locate(").bind(utf8).sql(", " + bytes(expression) + ") > 0");
      case STARTS_WITH -> out.sql("locate(").bind(utf8).sql(", " + bytes(expression) + ") = 1");
      case ENDS_WITH ->
          out.sql("right(" + bytes(expression) + ", length(").bind(utf8).sql(")) = ").bind(utf8);
      // Neither server folds letter case as Java does: the pattern lists the variants of each
      // letter.
      case ICONTAINS -> folded(out, expression, type, operand, Adjustment.FOLDED_ANYWHERE);
      case ISTARTS_WITH -> folded(out, expression, type, operand, Adjustment.FOLDED_START);
      case IENDS_WITH -> folded(out, expression, type, operand, Adjustment.FOLDED_END);
      case ILIKE -> folded(out, expression, type, operand, Adjustment.FOLDED_LIKE);
      case LIKE -> {
        // The backslash in hexadecimal, which no mode of the server changes.
        out.sql("(" + expression + " like ").bind(pattern).sql(" escape x'5c' and ");
        out.sql(exact(expression) + " like ").bind(pattern).sql(" escape x'5c')");
      }
      // MySQL rejects an empty expression; the prefix matches the empty text.
      case REGEX -> out.sql(exact(expression) + " regexp concat('(?:)', ").bind(value).sql(")");
      case IREGEX ->
          out.sql(utf8(expression) + " collate utf8mb4_general_ci regexp concat('(?:)', ")
              .bind(value)
              .sql(")");
    }
  }

  private static void folded(
      SqlWriter out, String expression, ValueType type, Operand operand, Adjustment adjustment) {
    out.sql(exact(expression) + " regexp ").bind(new Binding.Value(type, operand, adjustment));
  }

  private static String utf8(String expression) {
    return "convert(" + expression + " using utf8mb4)";
  }

  private static String exact(String expression) {
    return utf8(expression) + " collate utf8mb4_bin";
  }

  /** The bytes of a text in UTF-8. */
  static String bytes(String expression) {
    return "cast(" + utf8(expression) + " as binary)";
  }

  /** A text, or one given by its bytes, under a collation that tells all texts apart. */
  static String byCodePoint(String expression) {
    return utf8(expression) + EXACT_COLLATION;
  }
}
