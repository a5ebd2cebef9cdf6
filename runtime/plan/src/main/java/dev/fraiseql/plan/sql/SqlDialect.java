package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.Extremes;
import java.util.Optional;

/** What SQL of one database differs in. Everything else about SQL text is the same for all. */
public interface SqlDialect {

  /** The database. */
  Database database();

  /** A name in quotes. */
  default String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** How long names may be. */
  default NameLimit nameLimit() {
    return NameLimit.NONE;
  }

  /** The maximum number of decimals of a decimal column. */
  default int longestScale() {
    return Integer.MAX_VALUE;
  }

  /** Whether tables are in schemas. A database without schemas ignores those of the types. */
  default boolean hasSchemas() {
    return true;
  }

  /** How much one statement can read. */
  default StatementLimits statementLimits() {
    return StatementLimits.NONE;
  }

  /** A table in quotes, qualified if it has a schema. */
  default String table(Table table) {
    String schema = hasSchemas() ? table.schema() : null;
    return schema == null ? quote(table.name()) : quote(schema) + "." + quote(table.name());
  }

  /** An index and its table, as CREATE INDEX names them. */
  default String indexOn(String name, Table table) {
    return quote(name) + " on " + table(table);
  }

  /** A column of a row as the table stores it. */
  default String stored(String row, Column column) {
    return row + "." + quote(column.name());
  }

  /** A column of a row in the default form, in which values are read, compared and sorted. */
  default String column(String row, Column column) {
    String stored = stored(row, column);
    return form(column).map(form -> form.shown(stored)).orElse(stored);
  }

  /** How a column of another stored form is used; empty for one of the default form. */
  default Optional<StoredForm> form(Column column) {
    return column.isDefaultForm()
        ? Optional.empty()
        : Optional.of(
            storedForms()
                .find(column.stored(), column.type(), column.storedType())
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "no " + column.stored() + " for the column " + column.name())));
  }

  /** The stored forms that the database has besides the default. */
  StoredForms storedForms();

  /**
   * Whether a connection can run other statements while rows of one are still to be fetched,
   * without reading these into memory: a stream whose rows hold lists needs it.
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

  /** As {@link #equal}, of expressions that no index serves and that may have collations. */
  default String equalValues(String left, String right, ValueType type) {
    return left + " = " + right;
  }

  /** A condition on a column; the operand is not null. */
  void compare(
      SqlWriter out, String expression, Column column, Comparison comparison, Operand operand);

  /**
   * A condition on two columns of comparable types; exact for texts.
   *
   * @param comparison one of those by order
   */
  default String compareColumns(
      String left, Column column, Comparison comparison, String right, Column other) {
    return switch (comparison) {
      case EQ -> equalValues(left, right, column.type());
      case NEQ -> "not (" + equalValues(left, right, column.type()) + ")";
      default ->
          sortExpression(left, column)
              + OrderComparison.symbol(comparison)
              + sortExpression(right, other);
    };
  }

  /** A value as a statement returns it, for the driver to read. */
  default String read(String expression, ValueType type) {
    return expression;
  }

  /** A value in a branch of a UNION, where another branch has one of another table. */
  default String inUnion(String expression, ValueType type) {
    return expression;
  }

  /** NULL in a branch of a UNION that lacks a column of that type. */
  default String typedNull(ValueType type) {
    return "null";
  }

  /** The condition that another condition is false or unknown. */
  default void isNotTrue(SqlWriter out, Runnable condition) {
    out.sql("(");
    condition.run();
    out.sql(") is not true");
  }

  /** Writes the limit where it follows SELECT. */
  default void limitAfterSelect(SqlWriter out, RowLimit limit) {}

  /**
   * Writes the limit where it ends the statement.
   *
   * @param ordered whether the statement ends with ORDER BY
   */
  default void limitAtEnd(SqlWriter out, RowLimit limit, boolean ordered) {
    limit.write(out.sql("\nlimit "));
    if (limit.offset()) {
      out.sql(" offset ").bind(new Binding.Offset());
    }
  }

  /** The expression that sorts the values of a column in the order of their type. */
  String sortExpression(String expression, Column column);

  /**
   * The item of a subquery that reads one value of at most one row; the statement fails if the
   * subquery finds several rows.
   */
  default String onlyValue(String expression) {
    return expression;
  }

  /** Whether {@link #sortExpression} compares with a bound value as it is. */
  default boolean sortsByValue(Column column) {
    return sortExpression("", column).isEmpty();
  }

  /** The values that it stores, and a response cannot contain. */
  default Extremes extremes() {
    return Extremes.NONE;
  }

  /** Whether nulls come last in ascending and first in descending order, by default. */
  boolean nullsAreGreatest();

  /** How it creates tables. */
  TableDialect tables();

  /** How it writes rows. */
  WriteDialect writes();

  /** How triggers capture changes; empty if there are no such triggers for it. */
  default Optional<CaptureDialect> capture() {
    return Optional.empty();
  }

  /** How it finds the rows that belong to a batch of parents. */
  ParentDialect parents();

  /** How it compares with lists of values. */
  ListDialect lists();

  /** How it computes over groups of rows. */
  AggregateDialect aggregates();

  /** How it estimates the rows of a table; empty if they have to be counted. */
  default Optional<StatisticsDialect> statistics() {
    return Optional.empty();
  }

  /** How it looks into JSON documents. */
  JsonDialect json();

  /** Whether row values, {@code (a, b) > (?, ?)}, can be compared, with the use of an index. */
  default boolean comparesRows() {
    return false;
  }

  /** Whether ORDER BY takes {@code nulls first} and {@code nulls last}. */
  default boolean placesNulls() {
    return true;
  }
}
