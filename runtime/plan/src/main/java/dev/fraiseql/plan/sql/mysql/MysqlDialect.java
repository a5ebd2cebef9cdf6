package dev.fraiseql.plan.sql.mysql;

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
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.SqlWriter;
import java.util.List;

/**
 * MySQL 8.0.12 and later, and MariaDB 11. Both get the same text; where they differ, the text has
 * comments that one of them or both take for SQL: {@code /*!80017 ...}{@code *}{@code /} is for
 * MySQL from 8.0.17 on, {@code /*M!100600 ...}{@code *}{@code /} for MariaDB from 10.6 on.
 *
 * <p>Columns may have any collation. So texts are compared under it first, which an index can
 * answer, and by their bytes in UTF-8 second, which is exact: most collations ignore letter case or
 * spaces at the end.
 *
 * <p>{@link #TEXT}, {@link #SORTED} and {@link #COLLATION} are for the engine, which knows the
 * server: see there.
 */
public final class MysqlDialect implements SqlDialect {
  /**
   * Stands before a text that is compared by order. On a server that has no binary collation
   * without padding, MySQL before 8.0.17, the engine writes {@code binary} in its place.
   */
  static final String TEXT = "/*text*/";

  /**
   * Stand around a text that is sorted by. On such a server, which mixes up empty binary texts and
   * NULL in sorting, the engine writes {@code concat('.', binary} and {@code )} in their place.
   */
  static final String SORTED = "/*sorted(*/";

  static final String END_OF_SORTED = "/*)*/";

  /**
   * The collation under which MariaDB compares the texts of bound keys, ours. The engine writes the
   * one that the schema's columns have in its place, so that their indexes are used.
   */
  static final String COLLATION = "utf8mb4_nopad_bin";

  /** The collation that is binary and does not pad, where there is one. */
  private static final String EXACT_COLLATION =
      " /*!80000 collate utf8mb4_bin*/ /*!80017 collate utf8mb4_0900_bin*/"
          + " /*M!100201 collate utf8mb4_nopad_bin*/";

  /** The longest key that an index of InnoDB holds has 768 characters, all parts together. */
  private static final int KEY_LENGTH = 255;

  @Override
  public Database database() {
    return Database.MYSQL;
  }

  @Override
  public NameLimit nameLimit() {
    return new NameLimit(64, NameLimit.Unit.CHARACTERS);
  }

  /** MySQL keeps 30 digits, and an average has six more than its column. */
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
  public void parentKeys(SqlWriter out, List<ValueType> types) {
    out.sql("json_table(");
    out.bind(types.size() == 1 ? new Binding.Keys(0, types.getFirst()) : new Binding.KeyRows());
    out.sql(", '$[*]' columns (ordinal for ordinality");
    for (int i = 0; i < types.size(); i++) {
      String path = types.size() == 1 ? "$" : "$[" + i + "]";
      out.sql(", k" + i + " " + keyType(types.get(i)) + " path '" + path + "'");
    }
    out.sql(")) k");
  }

  /** The type that a part of a key is read from JSON as. */
  private static String keyType(ValueType type) {
    return switch (type.scalar()) {
      // Not bigint on MySQL, of which 8.0.12 reads 32 bits; it looks a decimal up in the index all
      // the same. MariaDB reads a bigint right, and is faster by a sixth with it.
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN ->
          "/*!80000 decimal(20, 0)*//*M!100600 bigint*/";
      case FLOAT, DOUBLE -> "double";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      // ASCII gives way to whatever the column has, without an error and with its index.
      case UUID -> "char(36) character set ascii";
      case STRING, ENUM, JSON -> "/*!80000 json*//*M!100600 longtext*/";
      case INSTANT, LOCAL_DATE_TIME -> "datetime(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case BYTES -> "longtext";
    };
  }

  @Override
  public String parentKey(int part, List<ValueType> types) {
    return read("k.k" + part, types.get(part));
  }

  /** What {@link #keyType} has read from JSON. */
  private static String read(String key, ValueType type) {
    return switch (type.scalar()) {
      // What json_unquote gives is compared under the column's collation, so that its index can be
      // used. MariaDB's loses characters beyond the basic plane.
      case STRING, ENUM, JSON ->
          "/*!80000 json_unquote(*/" + key + "/*!80000 )*//*M!100600 collate " + COLLATION + "*/";
      case BYTES -> "unhex(" + key + ")";
      default -> key;
    };
  }

  @Override
  public String parentOrdinal() {
    return "(k.ordinal - 1)";
  }

  @Override
  public String parentJoin() {
    return "straight_join";
  }

  @Override
  public String equal(String left, String right, ValueType type) {
    return type.scalar() == Scalar.STRING
        ? "(" + left + " = " + right + " and " + bytes(left) + " = " + bytes(right) + ")"
        : left + " = " + right;
  }

  @Override
  public void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand) {
    switch (column.type().scalar()) {
      case STRING -> compareText(out, expression, column.type(), comparison, operand);
      // The server rounds an operand with more than 30 digits behind the point.
      case DECIMAL ->
          out.sql(expression + symbol(comparison))
              .bind(
                  new Binding.Value(column.type(), operand, OrderComparison.ofDecimal(comparison)));
      default ->
          out.sql(expression + symbol(comparison)).bind(new Binding.Value(column.type(), operand));
    }
  }

  private static void compareText(
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
      // Neither server folds letter case as Java does: the pattern names every letter's variants.
      case ICONTAINS -> folded(out, expression, type, operand, Adjustment.FOLDED_ANYWHERE);
      case ISTARTS_WITH -> folded(out, expression, type, operand, Adjustment.FOLDED_START);
      case IENDS_WITH -> folded(out, expression, type, operand, Adjustment.FOLDED_END);
      case ILIKE -> folded(out, expression, type, operand, Adjustment.FOLDED_LIKE);
      case LIKE -> {
        // The backslash in hexadecimal, which no mode of the server changes.
        out.sql("(" + expression + " like ").bind(pattern).sql(" escape x'5c' and ");
        out.sql(exact(expression) + " like ").bind(pattern).sql(" escape x'5c')");
      }
      // MySQL refuses an empty expression; what stands before it matches nothing and anything.
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

  /** The engine gives each value of the list a question mark of its own: see its dialect. */
  @Override
  public void in(SqlWriter out, String expression, Column column, Operand list) {
    ValueType type = column.type();
    if (type.scalar() == Scalar.STRING) {
      out.sql("(" + expression + " in (")
          .bind(new Binding.ValueList(type, list, Adjustment.NONE))
          .sql(") and " + bytes(expression) + " in (")
          .bind(new Binding.ValueList(type, list, Adjustment.UTF8))
          .sql("))");
      return;
    }
    Adjustment adjustment =
        type.scalar() == Scalar.DECIMAL ? Adjustment.ONLY_AT_SCALE : Adjustment.NONE;
    out.sql(expression + " in (").bind(new Binding.ValueList(type, list, adjustment)).sql(")");
  }

  @Override
  public String elements(String expression, Column column) {
    ValueType type = column.type().element();
    // A float is compared in single precision, as a column of floats is.
    String read = type.scalar() == Scalar.FLOAT ? "float" : keyType(type);
    return "json_table(" + expression + ", '$[*]' columns (value " + read + " path '$')) e";
  }

  @Override
  public String element(Column column) {
    return read("e.value", column.type().element());
  }

  @Override
  public String length(String expression) {
    return "json_length(" + expression + ")";
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

  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    if (type.list()) {
      return "longtext";
    }
    return switch (type.scalar()) {
      case BYTE -> "tinyint";
      case SHORT -> "smallint";
      case INT -> "int";
      case LONG, DURATION -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      case STRING ->
          column.length() > 0
              ? "varchar(" + column.length() + ")"
              : inKey ? "varchar(" + KEY_LENGTH + ")" : "longtext";
      case ENUM -> "varchar(" + KEY_LENGTH + ")";
      case BOOLEAN -> "tinyint(1)";
      case INSTANT, LOCAL_DATE_TIME -> "datetime(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case UUID -> "char(36)";
      case BYTES -> inKey ? "varbinary(" + KEY_LENGTH + ")" : "longblob";
      // Not json: MySQL's keeps numbers as doubles.
      case JSON -> "longtext";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return switch (column.type().scalar()) {
      case SHORT, INT, LONG -> " auto_increment";
      case UUID -> " /*!80013 default (uuid())*//*M!100201 default (uuid())*/";
      default -> "";
    };
  }

  @Override
  public String tableOptions() {
    return " character set utf8mb4" + EXACT_COLLATION;
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return false;
  }
}
