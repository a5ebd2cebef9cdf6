package dev.fraiseql.plan.sql.sqlserver;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.NameLimit;
import dev.fraiseql.plan.sql.OrderComparison;
import dev.fraiseql.plan.sql.ParentDialect;
import dev.fraiseql.plan.sql.RowLimit;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import dev.fraiseql.plan.sql.StatementLimits;
import dev.fraiseql.plan.sql.StoredForms;
import dev.fraiseql.plan.sql.TableDialect;
import dev.fraiseql.plan.sql.WriteDialect;

/**
 * SQL Server 2019 and later. Unproven: no statement of it has run on one.
 *
 * <p>Whatever the collation of a column, SQL Server treats texts as equal that differ in trailing
 * spaces. So texts are compared under that collation first, for which an index can be used, and
 * then by their bytes in UTF-8, which is exact and sorts by code point. Bytes are treated as equal
 * if they differ in trailing zeros, which no text has; for columns of bytes, the lengths are
 * compared as well.
 *
 * <p>Lists are JSON arrays, read by {@code openjson}: a statement has 2,100 parameters at most.
 * Times are bound as texts and cast, so that the time zone of the driver has no effect.
 */
public final class SqlServerDialect implements SqlDialect {
  @Override
  public Database database() {
    return Database.SQLSERVER;
  }

  @Override
  public NameLimit nameLimit() {
    return new NameLimit(128, NameLimit.Unit.CHARACTERS);
  }

  /** An average has six decimals more, and is computed with at most 24. */
  @Override
  public int longestScale() {
    return 24 - Function.DIGITS_OF_AVERAGE;
  }

  @Override
  public String quote(String name) {
    return '[' + name.replace("]", "]]") + ']';
  }

  @Override
  public String equal(String left, String right, ValueType type) {
    return switch (type.scalar()) {
      case STRING ->
          "("
              + left
              + " = "
              + right
              + " and "
              + SqlServerTexts.bytes(left)
              + " = "
              + SqlServerTexts.bytes(right)
              + ")";
      case BYTES ->
          "(" + left + " = " + right + " and datalength(" + left + ") = datalength(" + right + "))";
      default -> left + " = " + right;
    };
  }

  @Override
  public String equalValues(String left, String right, ValueType type) {
    return switch (type.scalar()) {
      case STRING, ENUM -> SqlServerTexts.bytes(left) + " = " + SqlServerTexts.bytes(right);
      case UUID -> SqlServerTexts.uuid(left) + " = " + SqlServerTexts.uuid(right);
      case BYTES -> equal(left, right, type);
      default -> left + " = " + right;
    };
  }

  /** Under one collation: two columns of different ones are not compared. */
  @Override
  public String compareColumns(
      String left, Column column, Comparison comparison, String right, Column other) {
    boolean byOrder = comparison != Comparison.EQ && comparison != Comparison.NEQ;
    return byOrder && column.type().scalar() == Scalar.UUID
        ? SqlServerTexts.uuid(left) + symbol(comparison) + SqlServerTexts.uuid(right)
        : SqlDialect.super.compareColumns(left, column, comparison, right, other);
  }

  /**
   * A moment as the local time in UTC: the driver reads a {@code datetimeoffset} through a calendar
   * without the days from 5 to 14 October 1582.
   */
  @Override
  public String read(String expression, ValueType type) {
    return type.scalar() == Scalar.INSTANT && !type.list()
        ? "cast(switchoffset(" + expression + ", '+00:00') as datetime2(6))"
        : expression;
  }

  /**
   * Texts under one collation: a column of a UNION has none if its branches have different ones.
   */
  @Override
  public String inUnion(String expression, ValueType type) {
    return switch (type.scalar()) {
      case STRING, ENUM -> SqlServerTexts.utf8(expression);
      case UUID -> SqlServerTexts.uuid(expression);
      default -> expression;
    };
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    ValueType type = column.type();
    Binding value = new Binding.Value(type, operand);
    switch (type.scalar()) {
      case STRING -> SqlServerTexts.compare(out, expression, type, comparison, operand);
      case BYTES -> {
        boolean equal = comparison == Comparison.EQ;
        out.sql("(" + expression + symbol(comparison)).bind(value).sql(equal ? " and " : " or ");
        out.sql("datalength(" + expression + ")" + symbol(comparison));
        out.sql("datalength(").bind(value).sql("))");
      }
      case DECIMAL ->
          out.sql(expression + symbol(comparison))
              .bind(new Binding.Value(type, operand, OrderComparison.ofDecimal(comparison)));
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, UUID ->
          out.sql(expression + symbol(comparison) + "cast(")
              .bind(value)
              .sql(" as " + SqlServerTables.baseType(type) + ")");
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN, DURATION, ENUM, JSON ->
          out.sql(expression + symbol(comparison)).bind(value);
    }
  }

  @Override
  public String typedNull(ValueType type) {
    return "cast(null as " + (type.list() ? "varchar(max)" : SqlServerTables.baseType(type)) + ")";
  }

  /**
   * SQL Server has no boolean values: a condition can only be used where a condition is expected.
   */
  @Override
  public void isNotTrue(SqlWriter out, Runnable condition) {
    out.sql("case when ");
    condition.run();
    out.sql(" then 1 else 0 end = 0");
  }

  /** TOP, because FETCH takes no zero; but TOP cannot skip rows. */
  @Override
  public void limitAfterSelect(SqlWriter out, RowLimit limit) {
    if (!limit.offset()) {
      limit.write(out.sql("top ("));
      out.sql(") ");
    }
  }

  /** The engine replaces a zero, which FETCH does not take. */
  @Override
  public void limitAtEnd(SqlWriter out, RowLimit limit, boolean ordered) {
    if (limit.offset()) {
      out.sql(ordered ? "" : "\norder by (select null)");
      out.sql("\noffset ").bind(new Binding.Offset()).sql(" rows fetch next ");
      limit.write(out);
      out.sql(" rows only");
    }
  }

  @Override
  public String sortExpression(String expression, Column column) {
    return switch (column.type().scalar()) {
      case STRING -> SqlServerTexts.bytes(expression);
      case BYTES -> SqlServerTexts.hexadecimal(expression);
      default -> expression;
    };
  }

  @Override
  public boolean nullsAreGreatest() {
    return false;
  }

  @Override
  public boolean placesNulls() {
    return false;
  }

  @Override
  public JsonDialect json() {
    return new SqlServerJson();
  }

  @Override
  public TableDialect tables() {
    return new SqlServerTables();
  }

  @Override
  public WriteDialect writes() {
    return new SqlServerWrites();
  }

  @Override
  public ParentDialect parents() {
    return new SqlServerParents();
  }

  @Override
  public ListDialect lists() {
    return new SqlServerLists();
  }

  @Override
  public AggregateDialect aggregates() {
    return new SqlServerAggregates();
  }

  /** A query names at most 256 tables, and selects at most 4,096 columns. */
  @Override
  public StatementLimits statementLimits() {
    return new StatementLimits(256, 4_096);
  }

  @Override
  public StoredForms storedForms() {
    return new SqlServerStoredForms();
  }
}
