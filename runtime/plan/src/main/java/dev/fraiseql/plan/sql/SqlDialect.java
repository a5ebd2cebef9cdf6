package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.SqlFragments;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.List;

/** How one database spells things. Everything else about SQL text is the same for all. */
public interface SqlDialect {

  /** The database that speaks it. */
  Database database();

  /** A name in quotes, so that it is taken as it is. */
  default String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** How long names may be. */
  default NameLimit nameLimit() {
    return NameLimit.NONE;
  }

  /** The most digits behind the point that a decimal column may have. */
  default int longestScale() {
    return Integer.MAX_VALUE;
  }

  /** A table in quotes, qualified if it has a schema. */
  default String table(Table table) {
    String schema = table.schema();
    return schema == null ? quote(table.name()) : quote(schema) + "." + quote(table.name());
  }

  /** Whether a foreign key may refer to a table of another schema. */
  default boolean refersAcrossSchemas() {
    return true;
  }

  /** A table as a foreign key names the one that it refers to. */
  default String referenced(Table table) {
    return table(table);
  }

  /** An index of a table, as CREATE INDEX names both. */
  default String indexOn(String name, Table table) {
    return quote(name) + " on " + table(table);
  }

  /** The constant parts of a type's SQL. */
  default SqlFragments fragments(TypeModel type) {
    return new SqlFragments(
        table(type.table()), type.columns().stream().map(column -> quote(column.name())).toList());
  }

  /** The bound keys of all parents, as an item of FROM that is called {@code k}. */
  void parentKeys(SqlWriter out, List<ValueType> types);

  /** One part of a parent's key, of {@link #parentKeys}. */
  String parentKey(int part, List<ValueType> types);

  /** The place of a parent, from 0, of {@link #parentKeys}. */
  String parentOrdinal();

  /**
   * The join between the parents' keys and what belongs to them: one that keeps the keys outermost.
   */
  String parentJoin();

  /**
   * Whether the children of parents whose keys rise are read faster in the order of their own
   * pointers to them, which an index has, than joined to the parents' places.
   */
  default boolean readsByRisingKeys() {
    return false;
  }

  /**
   * Whether a connection can run other statements while rows of one are still to come, without
   * taking these into memory: what a stream whose rows hold lists asks for.
   */
  default boolean fetchesBesideOpenRows() {
    return true;
  }

  /** The bound keys of all parents, single whole numbers, as what stands behind IN. */
  default void risingKeys(SqlWriter out, ValueType type) {
    throw new UnsupportedOperationException(database() + " does not read by rising keys");
  }

  /**
   * The condition that two columns of a type, or a column and a part of a parent's key, are equal:
   * exactly, where the database would take different texts for the same.
   */
  default String equal(String left, String right, ValueType type) {
    return left + " = " + right;
  }

  /** A condition on a column; the operand is not null. */
  void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand);

  /** The condition that a column is one of a list. */
  void in(SqlWriter out, String expression, Column column, Operand list);

  /** NULL where a statement of several that are united has no such value, which the others have. */
  default String absent(ValueType type) {
    return "null";
  }

  /** The elements of a list, as an item of FROM that is called {@code e}. */
  String elements(String expression, Column column);

  /** One of the {@link #elements}, to be compared as a column of its type is. */
  default String element(Column column) {
    return "e.value";
  }

  /** The number of a list's elements; NULL for NULL. */
  String length(String expression);

  /** The condition that some element of a column of lists is one of a list; NULL for NULL. */
  default void anyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when " + expression + " is not null then exists (select 1 from ");
    out.sql(elements(expression, column) + " where ");
    in(out, element(column), new Column("value", column.type().element(), false), list);
    out.sql(") end");
  }

  /** The condition that every element of a column of lists is one of a list; NULL for NULL. */
  default void everyElement(SqlWriter out, String expression, Column column, Operand list) {
    out.sql("case when " + expression + " is not null then not exists (select 1 from ");
    out.sql(elements(expression, column) + " where not (");
    in(out, element(column), new Column("value", column.type().element(), false), list);
    out.sql(")) end");
  }

  /** The condition that another is not true: it is false, or unknown. */
  default void isNotTrue(SqlWriter out, Runnable condition) {
    out.sql("(");
    condition.run();
    out.sql(") is not true");
  }

  /** What stands right behind SELECT where the number of rows is said there. */
  default void limitBehindSelect(SqlWriter out, RowLimit limit) {}

  /**
   * What stands at the end of a statement where the number of rows is said there.
   *
   * @param ordered whether the statement ends in an order
   */
  default void limitAtEnd(SqlWriter out, RowLimit limit, boolean ordered) {
    limit.write(out.sql("\nlimit "));
    if (limit.behindSome()) {
      out.sql(" offset ").bind(new Binding.Offset());
    }
  }

  /** What to sort by so that values come in their order. */
  String sortExpression(String expression, Column column);

  /** Whether nulls, when nothing is said, come last ascending and first descending. */
  boolean nullsAreGreatest();

  /** How it computes over groups of rows. */
  AggregateDialect aggregates();

  /** How it looks into JSON documents. */
  JsonDialect json();

  /** Whether row values, {@code (a, b) > (?, ?)}, are compared, and by way of an index. */
  default boolean comparesRows() {
    return false;
  }

  /** Whether ORDER BY takes {@code nulls first} and {@code nulls last}. */
  default boolean placesNulls() {
    return true;
  }

  /**
   * The type of a column in CREATE TABLE.
   *
   * @param inKey whether the column is part of a key of the table, its own or another's
   */
  String columnType(Column column, boolean inKey);

  /** What follows the parenthesis that ends CREATE TABLE; empty if nothing does. */
  default String tableOptions() {
    return "";
  }

  /**
   * What follows the type of a single-column key whose values the database makes; empty if nothing
   * does.
   */
  String generatedKey(Column column);

  /**
   * Whether a foreign key can only be declared in CREATE TABLE, where it may name a table that
   * comes later.
   */
  boolean declaresForeignKeysInline();
}
