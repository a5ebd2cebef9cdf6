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
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.NameLimit;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/**
 * PostgreSQL 17 and later, whose built-in collation {@code pg_c_utf8} folds letter case by code
 * point.
 */
public final class PostgresqlDialect implements SqlDialect {

  /** NAMEDATALEN, less the zero at its end; what is longer, PostgreSQL cuts off with a notice. */
  @Override
  public NameLimit nameLimit() {
    return new NameLimit(63, NameLimit.Unit.BYTES);
  }

  @Override
  public Database database() {
    return Database.POSTGRESQL;
  }

  @Override
  public void parentKeys(SqlWriter out, List<ValueType> types) {
    out.sql("unnest(");
    for (int i = 0; i < types.size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      out.bind(new Binding.Keys(i, types.get(i))).sql("::" + baseType(types.get(i)) + "[]");
    }
    out.sql(") with ordinality as k(");
    for (int i = 0; i < types.size(); i++) {
      out.sql("k" + i + ", ");
    }
    out.sql("ordinal)");
  }

  @Override
  public String parentKey(int part, List<ValueType> types) {
    return "k.k" + part;
  }

  @Override
  public String parentOrdinal() {
    return "(k.ordinal - 1)::int";
  }

  @Override
  public String parentJoin() {
    return "join";
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    Binding value = new Binding.Value(column.type(), operand);
    Binding pattern = new Binding.Value(column.type(), operand, Adjustment.LIKE);
    switch (comparison) {
      case EQ, NEQ, GT, GTE, LT, LTE -> out.sql(expression + symbol(comparison)).bind(value);
      case CONTAINS -> out.sql("strpos(" + expression + ", ").bind(value).sql(") > 0");
      case STARTS_WITH -> out.sql("starts_with(" + expression + ", ").bind(value).sql(")");
      case ENDS_WITH ->
          out.sql("starts_with(reverse(" + expression + "), reverse(").bind(value).sql("))");
      case ICONTAINS -> {
        out.sql("strpos(" + fold(expression) + ", ");
        folded(out, value).sql(") > 0");
      }
      case ISTARTS_WITH -> {
        out.sql("starts_with(" + fold(expression) + ", ");
        folded(out, value).sql(")");
      }
      case IENDS_WITH -> {
        out.sql("starts_with(reverse(" + fold(expression) + "), reverse(");
        folded(out, value).sql("))");
      }
      case LIKE -> out.sql(expression + " like ").bind(pattern);
      case ILIKE -> folded(out.sql(fold(expression) + " like "), pattern);
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

  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    out.sql(expression + " = any(")
        .bind(new Binding.ValueList(column.type(), list, Adjustment.NONE))
        .sql(")");
  }

  @Override
  public String elements(String expression, Column column) {
    return "unnest(" + expression + ") e(value)";
  }

  @Override
  public String length(String expression) {
    return "cardinality(" + expression + ")";
  }

  @Override
  public void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    array(out, expression, " && ", column, list);
  }

  @Override
  public void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    array(out, expression, " <@ ", column, list);
  }

  /** A comparison of arrays, which an index may serve: both must be of the very same type. */
  private static void array(
      SqlWriter out, String expression, String operator, Column column, Operand list) {
    ValueType type = column.type().element();
    // A value that no smallint is would be refused as one.
    boolean small = type.scalar() == Scalar.BYTE || type.scalar() == Scalar.SHORT;
    String element =
        switch (type.scalar()) {
          case BYTE, SHORT -> "integer";
          case DECIMAL -> "numeric"; // at the scale of the column it would be rounded
          case STRING -> column.length() > 0 ? "varchar" : "text";
          default -> baseType(type);
        };
    out.sql(expression + (small ? "::integer[]" : "") + operator)
        .bind(new Binding.ValueList(type, list, Adjustment.NONE))
        .sql("::" + element + "[]");
  }

  @Override
  public String sortExpression(String expression, Column column) {
    return expression;
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
  public AggregateDialect aggregates() {
    return new PostgresqlAggregates();
  }

  @Override
  public boolean comparesRows() {
    return true;
  }

  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    String base =
        type.scalar() == Scalar.STRING && column.length() > 0
            ? "varchar(" + column.length() + ")"
            : baseType(type);
    boolean text = type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM;
    return base + (type.list() ? "[]" : "") + (text ? " collate \"C\"" : "");
  }

  /** The type of a united column is found for two statements at a time, so NULL has to say one. */
  @Override
  public String absent(ValueType type) {
    return "cast(null as " + baseType(type) + (type.list() ? "[]" : "") + ")";
  }

  private static String baseType(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT -> "smallint";
      case INT -> "integer";
      case LONG, DURATION -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "double precision";
      case DECIMAL -> "numeric(" + type.precision() + ", " + type.scale() + ")";
      case STRING, ENUM -> "text";
      case BOOLEAN -> "boolean";
      case INSTANT -> "timestamptz";
      case LOCAL_DATE_TIME -> "timestamp";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time";
      case UUID -> "uuid";
      case BYTES -> "bytea";
      case JSON -> "jsonb";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return switch (column.type().scalar()) {
      case SHORT, INT, LONG -> " generated by default as identity";
      case UUID -> " default gen_random_uuid()";
      default -> "";
    };
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return false;
  }
}
