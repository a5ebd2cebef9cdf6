package dev.fraiseql.plan.sql.mysql;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.bind.Extremes;
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.CaptureDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.ListDialect;
import dev.fraiseql.plan.sql.NameLimit;
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
 * MySQL 8.0.12 and later, and MariaDB 11. Both get the same text; where they differ, the text has
 * comments that one of them or both execute: {@code /*!80017 ...}{@code *}{@code /} is for MySQL
 * from 8.0.17 on, {@code /*M!100600 ...}{@code *}{@code /} for MariaDB from 10.6 on.
 *
 * <p>Columns may have any collation. So texts are compared under it first, for which an index can
 * be used, and then by their bytes in UTF-8, which is exact: most collations ignore letter case or
 * trailing spaces.
 *
 * <p>{@link MysqlTexts#TEXT}, {@link #SORTED} and {@link JsonTable#COLLATION} mark what the engine
 * replaces, which knows the server.
 */
public final class MysqlDialect implements SqlDialect {
  /**
   * Placed around a text that is sorted by. On such a server, which confuses empty binary texts
   * with NULL in sorting, the engine replaces them with {@code concat('.', binary} and {@code )}.
   */
  static final String SORTED = "/*sorted(*/";

  static final String END_OF_SORTED = "/*)*/";

  @Override
  public Extremes extremes() {
    return Extremes.UNSIGNED;
  }

  @Override
  public Database database() {
    return Database.MYSQL;
  }

  @Override
  public NameLimit nameLimit() {
    return new NameLimit(64, NameLimit.Unit.CHARACTERS);
  }

  /** MySQL has 30 decimals, and an average has six more than its column. */
  @Override
  public int longestScale() {
    return 30 - Function.DIGITS_OF_AVERAGE;
  }

  @Override
  public String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public boolean fetchesBesideOpenRows() {
    return false;
  }

  @Override
  public String equal(String left, String right, ValueType type) {
    return type.scalar() == Scalar.STRING
        ? "("
            + left
            + " = "
            + right
            + " and "
            + MysqlTexts.bytes(left)
            + " = "
            + MysqlTexts.bytes(right)
            + ")"
        : left + " = " + right;
  }

  @Override
  public String equalValues(String left, String right, ValueType type) {
    return type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM
        ? MysqlTexts.bytes(left) + " = " + MysqlTexts.bytes(right)
        : left + " = " + right;
  }

  /** Texts by code point, whatever the collations of the columns. */
  @Override
  public String compareColumns(
      String left, Column column, Comparison comparison, String right, Column other) {
    boolean byOrder = comparison != Comparison.EQ && comparison != Comparison.NEQ;
    return byOrder && column.type().scalar() == Scalar.STRING
        ? MysqlTexts.bytes(left) + symbol(comparison) + MysqlTexts.bytes(right)
        : SqlDialect.super.compareColumns(left, column, comparison, right, other);
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    switch (column.type().scalar()) {
      case STRING -> MysqlTexts.compare(out, expression, column.type(), comparison, operand);
      // The server rounds an operand with more than 30 decimals.
      case DECIMAL ->
          out.sql(expression + symbol(comparison))
              .bind(
                  new Binding.Value(column.type(), operand, OrderComparison.ofDecimal(comparison)));
      default ->
          out.sql(expression + symbol(comparison)).bind(new Binding.Value(column.type(), operand));
    }
  }

  @Override
  public String sortExpression(String expression, Column column) {
    return column.type().scalar() == Scalar.STRING
        ? SORTED + expression + END_OF_SORTED
        : expression;
  }

  @Override
  public JsonDialect json() {
    return new MysqlJson();
  }

  @Override
  public TableDialect tables() {
    return new MysqlTables();
  }

  @Override
  public WriteDialect writes() {
    return new MysqlWrites();
  }

  @Override
  public Optional<CaptureDialect> capture() {
    return Optional.of(new MysqlCapture());
  }

  @Override
  public ParentDialect parents() {
    return new MysqlParents();
  }

  @Override
  public ListDialect lists() {
    return new MysqlLists();
  }

  @Override
  public AggregateDialect aggregates() {
    return new MysqlAggregates();
  }

  @Override
  public boolean nullsAreGreatest() {
    return false;
  }

  @Override
  public boolean placesNulls() {
    return false;
  }

  /** MySQL and MariaDB join at most 61 tables, and a row has at most 4,096 columns. */
  @Override
  public StatementLimits statementLimits() {
    return new StatementLimits(61, 4_096);
  }

  @Override
  public StoredForms storedForms() {
    return new MysqlStoredForms();
  }
}
