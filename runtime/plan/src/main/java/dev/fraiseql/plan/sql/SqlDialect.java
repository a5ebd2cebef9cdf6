package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.Optional;

/** What one database spells in its own way. Everything else about SQL text is the same for all. */
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

  /** A table as a foreign key names the one that it refers to. */
  default String referenced(Table table) {
    return table(table);
  }

  /** An index of a table, as CREATE INDEX names both. */
  default String indexOn(String name, Table table) {
    return quote(name) + " on " + table(table);
  }

  /**
   * Whether a connection can run other statements while rows of one are still to come, without
   * taking these into memory: what a stream whose rows hold lists asks for.
   */
  default boolean fetchesBesideOpenRows() {
    return true;
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

  /** NULL where a statement of several that are united has no such value, which the others have. */
  default String typedNull(ValueType type) {
    return "null";
  }

  /** The condition that another is not true: it is false, or unknown. */
  default void isNotTrue(SqlWriter out, Runnable condition) {
    out.sql("(");
    condition.run();
    out.sql(") is not true");
  }

  /** What stands right behind SELECT where the number of rows is said there. */
  default void limitAfterSelect(SqlWriter out, RowLimit limit) {}

  /**
   * What stands at the end of a statement where the number of rows is said there.
   *
   * @param ordered whether the statement ends in an order
   */
  default void limitAtEnd(SqlWriter out, RowLimit limit, boolean ordered) {
    limit.write(out.sql("\nlimit "));
    if (limit.offset()) {
      out.sql(" offset ").bind(new Binding.Offset());
    }
  }

  /** What to sort by so that values come in their order. */
  String sortExpression(String expression, Column column);

  /** Whether nulls, when nothing is said, come last ascending and first descending. */
  boolean nullsAreGreatest();

  /** How it creates tables. */
  TableDialect tables();

  /** How it finds the rows that belong to a batch of parents. */
  ParentDialect parents();

  /** How it compares with lists of values. */
  ListDialect lists();

  /** How it computes over groups of rows. */
  AggregateDialect aggregates();

  /** How it tells about the rows of a table; empty if they have to be counted. */
  default Optional<StatisticsDialect> statistics() {
    return Optional.empty();
  }

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
}
