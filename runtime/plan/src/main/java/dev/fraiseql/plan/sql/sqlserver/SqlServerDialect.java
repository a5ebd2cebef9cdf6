package dev.fraiseql.plan.sql.sqlserver;

import static dev.fraiseql.plan.sql.OrderComparison.symbol;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.sql.AggregateDialect;
import dev.fraiseql.plan.sql.JsonDialect;
import dev.fraiseql.plan.sql.NameLimit;
import dev.fraiseql.plan.sql.OrderComparison;
import dev.fraiseql.plan.sql.RowLimit;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/**
 * SQL Server 2019 and later. Unproven: no statement of it has run on one.
 *
 * <p>Whatever the collation of a column, SQL Server takes texts for equal that differ in spaces at
 * the end. So texts are compared under that collation first, which an index can answer, and by
 * their bytes in UTF-8 second, which is exact and sorts by code point. Bytes themselves are taken
 * for equal if they differ in zeros at the end, which no text has; where they are the value, their
 * lengths are compared, too.
 *
 * <p>Lists are JSON arrays, read by {@code openjson}: a statement has 2,100 parameters at most.
 * Times are bound as texts and cast, so that no time zone of the driver's has a say.
 */
public final class SqlServerDialect implements SqlDialect {
  /** The most digits that a decimal has. */
  static final int MOST_DIGITS = 38;

  /** A code point of UTF-8 has at most so many bytes. */
  private static final int BYTES_OF_CHARACTER = 4;

  /** The longest {@code varchar} that is not {@code max}, in bytes. */
  private static final int MOST_BYTES = 8_000;

  /** A clustered key has at most 900 bytes, all parts together. */
  private static final int KEY_BYTES = 800;

  private static final int LENGTH_OF_ENUM = 255;

  @Override
  public Database database() {
    return Database.SQLSERVER;
  }

  @Override
  public NameLimit nameLimit() {
    return new NameLimit(128, NameLimit.Unit.CHARACTERS);
  }

  /** An average has six digits more, and is put together of 24 at most. */
  @Override
  public int longestScale() {
    return 24 - Function.DIGITS_OF_AVERAGE;
  }

  @Override
  public String quote(String name) {
    return '[' + name.replace("]", "]]") + ']';
  }

  @Override
  public void parentKeys(SqlWriter out, List<ValueType> types) {
    out.sql("openjson(");
    out.bind(types.size() == 1 ? new Binding.Keys(0, types.getFirst()) : new Binding.KeyRows());
    out.sql(") k");
  }

  @Override
  public String parentKey(int part, List<ValueType> types) {
    String text = types.size() == 1 ? "k.[value]" : "json_value(k.[value], '$[" + part + "]')";
    return fromText(text, types.get(part));
  }

  /** A value of a list, given as text, as what it is compared as. */
  private static String fromText(String text, ValueType type) {
    return switch (type.scalar()) {
      case STRING, ENUM, JSON -> SqlServerTexts.utf8(text);
      case BYTES -> "convert(varbinary(max), " + text + ", 2)";
      case UUID -> cast(text + " collate " + SqlServerTexts.UTF8, type);
      // One digit more, for a value that equals none of the column's.
      case DECIMAL -> {
        int digits = Math.min(MOST_DIGITS, type.precision() + 1);
        yield "cast(" + text + " as decimal(" + digits + ", " + type.scale() + "))";
      }
      // A number too large for its column is compared all the same.
      case BYTE, SHORT, INT, LONG, DURATION -> "cast(" + text + " as bigint)";
      // Both are compared as floats of double precision, to which every other is raised exactly.
      case FLOAT, DOUBLE -> "cast(" + text + " as float)";
      case BOOLEAN, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> cast(text, type);
    };
  }

  private static String cast(String expression, ValueType type) {
    return "cast(" + expression + " as " + baseType(type) + ")";
  }

  @Override
  public String parentOrdinal() {
    return "cast(k.[key] as int)";
  }

  @Override
  public String parentJoin() {
    return "join";
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
              .sql(" as " + baseType(type) + ")");
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, BOOLEAN, DURATION, ENUM, JSON ->
          out.sql(expression + symbol(comparison)).bind(value);
    }
  }

  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    ValueType type = column.type();
    switch (type.scalar()) {
      case STRING -> {
        in(out.sql("("), expression, fromText("[value]", type), type, list);
        in(
            out.sql(" and "),
            SqlServerTexts.bytes(expression),
            SqlServerTexts.bytes("[value]"),
            type,
            list);
        out.sql(")");
      }
      // As digits: whoever sends JSON sends them anyway.
      case BYTES ->
          in(
              out,
              SqlServerTexts.hexadecimal(expression),
              "[value] collate " + SqlServerTexts.UTF8,
              type,
              list);
      default -> in(out, expression, fromText("[value]", type), type, list);
    }
  }

  private static void in(
      SqlWriter out, String expression, String value, ValueType type, Operand list) {
    Adjustment adjustment =
        type.scalar() == Scalar.DECIMAL ? Adjustment.ONLY_AT_SCALE : Adjustment.NONE;
    out.sql(expression + " in (select " + value + " from openjson(")
        .bind(new Binding.ValueList(type, list, adjustment))
        .sql("))");
  }

  @Override
  public String elements(String expression, Column column) {
    return "openjson(" + expression + ") e";
  }

  @Override
  public String element(Column column) {
    ValueType type = column.type().element();
    // A number of single precision is kept with the digits that tell it from others of its kind.
    return type.scalar() == Scalar.FLOAT ? cast("e.[value]", type) : fromText("e.[value]", type);
  }

  @Override
  public String length(String expression) {
    return "case when "
        + expression
        + " is not null then (select count(*) from openjson("
        + expression
        + ")) end";
  }

  @Override
  public void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when exists (select 1 from " + elements(expression, column) + " where ");
    inElement(out, column, list);
    out.sql(") then 1 when " + expression + " is not null then 0 end = 1");
  }

  @Override
  public void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when exists (select 1 from " + elements(expression, column) + " where not (");
    inElement(out, column, list);
    out.sql(")) then 0 when " + expression + " is not null then 1 end = 1");
  }

  private void inElement(SqlWriter out, Column column, Operand list) {
    in(out, element(column), new Column("value", column.type().element(), false), list);
  }

  @Override
  public String absent(ValueType type) {
    return "cast(null as " + (type.list() ? "varchar(max)" : baseType(type)) + ")";
  }

  /** SQL Server has no values that are true: a condition stands where conditions stand only. */
  @Override
  public void isNotTrue(SqlWriter out, Runnable condition) {
    out.sql("case when ");
    condition.run();
    out.sql(" then 1 else 0 end = 0");
  }

  /** Not FETCH, which takes no zero; but TOP skips nothing. */
  @Override
  public void limitBehindSelect(SqlWriter out, RowLimit limit) {
    if (!limit.behindSome()) {
      limit.write(out.sql("top ("));
      out.sql(") ");
    }
  }

  /** The engine sees to it that FETCH gets no zero. */
  @Override
  public void limitAtEnd(SqlWriter out, RowLimit limit, boolean ordered) {
    if (limit.behindSome()) {
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
  public AggregateDialect aggregates() {
    return new SqlServerAggregates();
  }

  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    if (type.list()) {
      return text("max");
    }
    return switch (type.scalar()) {
      case STRING -> {
        int bytes = column.length() * BYTES_OF_CHARACTER;
        yield text(
            bytes > 0 && bytes <= MOST_BYTES
                ? Integer.toString(bytes)
                : inKey ? Integer.toString(KEY_BYTES) : "max");
      }
      case ENUM -> text(Integer.toString(LENGTH_OF_ENUM));
      case UUID -> baseType(type) + " collate " + SqlServerTexts.UTF8;
      case JSON -> text("max");
      case BYTES -> inKey ? "varbinary(" + KEY_BYTES + ")" : "varbinary(max)";
      default -> baseType(type);
    };
  }

  private static String text(String length) {
    return "varchar(" + length + ") collate " + SqlServerTexts.UTF8;
  }

  private static String baseType(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT -> "smallint"; // its tinyint knows no sign
      case INT -> "int";
      case LONG, DURATION -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "float";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      case BOOLEAN -> "bit";
      case INSTANT -> "datetimeoffset(6)";
      case LOCAL_DATE_TIME -> "datetime2(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case UUID -> "char(36)"; // uniqueidentifier sorts by its last bytes first
      case STRING, ENUM, JSON -> "varchar(max)";
      case BYTES -> "varbinary(max)";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return switch (column.type().scalar()) {
      case SHORT, INT, LONG -> " identity(1, 1)";
      case UUID -> " default lower(convert(char(36), newid()))";
      default -> "";
    };
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return false;
  }
}
