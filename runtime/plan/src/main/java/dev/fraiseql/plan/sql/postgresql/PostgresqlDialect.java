package dev.fraiseql.plan.sql.postgresql;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.Extremes;
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.NameLimit;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StatementLimits;
import dev.fraiseql.plan.sql.StatisticsDialect;
import dev.fraiseql.plan.sql.StoredForms;
import dev.fraiseql.plan.sql.TableDialect;
import dev.fraiseql.plan.sql.WriteDialect;
import java.util.Optional;

/**
 * PostgreSQL 17 and later, whose built-in collation {@code pg_c_utf8} folds letter case by code
 * point.
 */
public final class PostgresqlDialect implements SqlDialect {

  /** NAMEDATALEN without its final zero; longer names are truncated with a notice. */
  @Override
  public NameLimit nameLimit() {
    return new NameLimit(63, NameLimit.Unit.BYTES);
  }

  @Override
  public Extremes extremes() {
    return Extremes.INFINITE;
  }

  @Override
  public Database database() {
    return Database.POSTGRESQL;
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    Binding value = new Binding.Value(column.type(), operand);
    Binding pattern = new Binding.Value(column.type(), operand, Adjustment.LIKE);
    Binding anyCase = new Binding.Value(column.type(), operand, Adjustment.ANY_CASE);
    switch (comparison) {
      case EQ, NEQ -> out.sql(expression + symbol(comparison)).bind(value);
      case GT, GTE, LT, LTE ->
          out.sql(sortExpression(expression, column) + symbol(comparison)).bind(value);
      case CONTAINS -> out.sql("strpos(" + expression + ", ").bind(value).sql(") > 0");
      case STARTS_WITH -> out.sql("starts_with(" + expression + ", ").bind(value).sql(")");
      case ENDS_WITH ->
          out.sql("starts_with(reverse(" + expression + "), reverse(").bind(value).sql("))");
      case ICONTAINS -> {
        out.sql("strpos(" + fold(expression) + ", ");
        folded(out, anyCase).sql(") > 0");
      }
      case ISTARTS_WITH -> {
        out.sql("starts_with(" + fold(expression) + ", ");
        folded(out, anyCase).sql(")");
      }
      case IENDS_WITH -> {
        out.sql("starts_with(reverse(" + fold(expression) + "), reverse(");
        folded(out, anyCase).sql("))");
      }
      case LIKE -> out.sql(expression + " like ").bind(pattern);
      case ILIKE ->
          folded(
              out.sql(fold(expression) + " like "),
              new Binding.Value(column.type(), operand, Adjustment.ANY_CASE_LIKE));
      case REGEX -> out.sql(expression + " ~ ").bind(value);
      case IREGEX -> out.sql(expression + " ~* ").bind(value);
    }
  }

  private static SqlWriter folded(SqlWriter out, Binding value) {
    return out.sql("lower(upper(").bind(value).sql("::text collate pg_c_utf8))");
  }

  private static String fold(String expression) {
    return "lower(upper(" + expression + " collate pg_c_utf8))";
  }

  /**
   * Texts sort by code point, as on every other database. An index of a column with the collation
   * {@code "C"} still provides the order.
   */
  @Override
  public String sortExpression(String expression, Column column) {
    return isText(column.type()) ? expression + " collate \"C\"" : expression;
  }

  /** Two columns may have collations of which PostgreSQL does not choose one. */
  @Override
  public String equalValues(String left, String right, ValueType type) {
    return isText(type)
        ? left + " collate \"C\" = " + right + " collate \"C\""
        : left + " = " + right;
  }

  static boolean isText(ValueType type) {
    return !type.list() && (type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM);
  }

  /** A collation leaves the value as it is. */
  @Override
  public boolean sortsByValue(Column column) {
    return true;
  }

  @Override
  public boolean nullsAreGreatest() {
    return true;
  }

  @Override
  public JsonDialect json() {
    return new PostgresqlJson();
  }

  @Override
  public TableDialect tables() {
    return new PostgresqlTables();
  }

  @Override
  public WriteDialect writes() {
    return new PostgresqlWrites();
  }

  @Override
  public Optional<CaptureDialect> capture() {
    return Optional.of(new PostgresqlCapture());
  }

  @Override
  public ParentDialect parents() {
    return new PostgresqlParents();
  }

  @Override
  public ListDialect lists() {
    return new PostgresqlLists();
  }

  @Override
  public Optional<StatisticsDialect> statistics() {
    return Optional.of(new PostgresqlStatistics(this));
  }

  @Override
  public AggregateDialect aggregates() {
    return new PostgresqlAggregates();
  }

  @Override
  public boolean comparesRows() {
    return true;
  }

  /**
   * The type of a column of a UNION is resolved for two branches at a time, so NULL needs a type.
   */
  @Override
  public String typedNull(ValueType type) {
    return "cast(null as " + PostgresqlTables.baseType(type) + (type.list() ? "[]" : "") + ")";
  }

  /** A result has at most 1,664 columns. */
  @Override
  public StatementLimits statementLimits() {
    return new StatementLimits(Integer.MAX_VALUE, 1_664);
  }

  @Override
  public StoredForms storedForms() {
    return new PostgresqlStoredForms();
  }
}
