package dev.fraiseql.plan.sql.sqlite;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.OrderComparison;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StatementLimits;
import dev.fraiseql.plan.sql.StoredForms;
import dev.fraiseql.plan.sql.TableDialect;
import dev.fraiseql.plan.sql.WriteDialect;
import java.util.Optional;

/**
 * SQLite. Its statements call functions that the engine defines on each connection: {@code fq_fold}
 * (letter case by code point), {@code fq_decimal} (a key that sorts like the number), {@code
 * fq_float} (a number of single precision), {@code fq_regexp} and {@code fq_several} (fails).
 */
public final class SqliteDialect implements SqlDialect {
  /**
   * Decimals of up to this many digits are stored as numbers: a double represents them exactly
   * enough to compare and sort them.
   */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  @Override
  public Database database() {
    return Database.SQLITE;
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    if (column.type().scalar() == Scalar.DECIMAL) {
      compareDecimal(out, expression, column.type(), comparison, operand);
      return;
    }
    if (column.type().scalar() == Scalar.FLOAT) {
      out.sql(single(expression) + symbol(comparison));
      out.bind(new Binding.Value(column.type(), operand));
      return;
    }
    Binding value = new Binding.Value(column.type(), operand);
    Binding anyCase = new Binding.Value(column.type(), operand, Adjustment.ANY_CASE);
    Binding glob = new Binding.Value(column.type(), operand, Adjustment.LIKE_TO_GLOB);
    switch (comparison) {
      case EQ, NEQ, GT, GTE, LT, LTE -> out.sql(expression + symbol(comparison)).bind(value);
      case CONTAINS -> out.sql("instr(" + expression + ", ").bind(value).sql(") > 0");
      case STARTS_WITH -> out.sql("instr(" + expression + ", ").bind(value).sql(") = 1");
      case ENDS_WITH -> ending(out, expression, value, "");
      case ICONTAINS ->
          out.sql("instr(" + fold(expression) + ", fq_fold(").bind(anyCase).sql(")) > 0");
      case ISTARTS_WITH ->
          out.sql("instr(" + fold(expression) + ", fq_fold(").bind(anyCase).sql(")) = 1");
      case IENDS_WITH -> ending(out, fold(expression), anyCase, "fq_fold");
      // LIKE itself ignores the case of ASCII letters.
      case LIKE -> out.sql(expression + " glob ").bind(glob);
      case ILIKE ->
          out.sql(fold(expression) + " glob fq_fold(")
              .bind(new Binding.Value(column.type(), operand, Adjustment.ANY_CASE_GLOB))
              .sql(")");
      case REGEX -> out.sql("fq_regexp(").bind(value).sql(", " + expression + ")");
      case IREGEX -> out.sql("fq_regexp('(?iu)' || ").bind(value).sql(", " + expression + ")");
    }
  }

  private static void ending(SqlWriter out, String expression, Binding value, String function) {
    // Both sides have as many characters as the value, unless the text is shorter: then they
    // differ.
    out.sql("substr(" + expression + ", length(" + expression + ") - length(").bind(value);
    out.sql(") + 1) = " + function + "(").bind(value).sql(")");
  }

  private static String fold(String expression) {
    return "fq_fold(" + expression + ")";
  }

  /**
   * SQLite stores doubles only. A 0.1 in a column that we read in single precision is the double
   * 0.1, which is not the double that 0.1f is.
   */
  static String single(String expression) {
    return "fq_float(" + expression + ")";
  }

  /** Decimals may be stored as text and as a number, and floats in either precision. */
  @Override
  public String compareColumns(
      String left, Column column, Comparison comparison, String right, Column other) {
    boolean text = isTextDecimal(column.type()) || isTextDecimal(other.type());
    return text
        ? "fq_decimal(" + left + ")" + symbol(comparison) + "fq_decimal(" + right + ")"
        : sortExpression(left, column) + symbol(comparison) + sortExpression(right, other);
  }

  private static void compareDecimal(
      SqlWriter out, String expression, ValueType type, Comparison comparison, Operand operand) {
    if (isTextDecimal(type)) {
      out.sql("fq_decimal(" + expression + ")" + symbol(comparison) + "fq_decimal(");
      out.bind(new Binding.Value(type, operand)).sql(")");
      return;
    }
    out.sql(expression + symbol(comparison))
        .bind(new Binding.Value(type, operand, OrderComparison.ofDecimal(comparison)));
  }

  @Override
  public String sortExpression(String expression, Column column) {
    ValueType type = column.type();
    if (type.scalar() == Scalar.FLOAT) {
      return single(expression);
    }
    return isTextDecimal(type) ? "fq_decimal(" + expression + ")" : expression;
  }

  /** SQLite itself would read the first of several rows. */
  @Override
  public String onlyValue(String expression) {
    return "case when count(*) > 1 then fq_several() else max(" + expression + ") end";
  }

  @Override
  public boolean nullsAreGreatest() {
    return false;
  }

  @Override
  public JsonDialect json() {
    return new SqliteJson();
  }

  @Override
  public TableDialect tables() {
    return new SqliteTables();
  }

  @Override
  public WriteDialect writes() {
    return new SqliteWrites();
  }

  @Override
  public Optional<CaptureDialect> capture() {
    return Optional.of(new SqliteCapture());
  }

  @Override
  public ParentDialect parents() {
    return new SqliteParents();
  }

  @Override
  public ListDialect lists() {
    return new SqliteLists();
  }

  @Override
  public AggregateDialect aggregates() {
    return new SqliteAggregates();
  }

  /** Whether values of a type are decimals that are stored as text. */
  static boolean isTextDecimal(ValueType type) {
    return type.scalar() == Scalar.DECIMAL && type.precision() > DIGITS_OF_A_DOUBLE;
  }

  @Override
  public boolean comparesRows() {
    return true;
  }

  /** A schema of SQLite is another file, attached to a connection. */
  @Override
  public boolean hasSchemas() {
    return false;
  }

  /** SQLite joins at most 64 tables, and a result has at most 2,000 columns. */
  @Override
  public StatementLimits statementLimits() {
    return new StatementLimits(64, 2_000);
  }

  @Override
  public StoredForms storedForms() {
    return new SqliteStoredForms();
  }
}
