package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.sql.Select.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the statements that insert, change and delete rows. They bind values of rows, by the
 * indexes that each method documents.
 */
public final class RowWriter {
  /** The name of the old state of a row. */
  private static final String BEFORE = "fq_before";

  private final SqlDialect dialect;

  /** A writer for one database. */
  public RowWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Inserts rows. The values are those of each row, in the order of the columns.
   *
   * @param columns that have values; empty if the database gives all
   * @param rows how many
   * @param returned what the statement returns of each row, which is called {@link #row}; empty for
   *     nothing
   * @param skip the columns of a unique key: a row with values of it that exist is not inserted;
   *     empty if the statement then fails
   */
  public SqlText insert(
      TypeModel type, List<Column> columns, int rows, List<Item> returned, List<Column> skip) {
    SqlWriter out = new SqlWriter();
    out.sql("insert into " + dialect.table(type.table()));
    if (columns.isEmpty()) {
      out.sql(dialect.writes().insertDefaults());
    } else {
      out.sql(" (" + joined(columns, this::quoted, ", ") + ")\nvalues ");
      for (int row = 0; row < rows; row++) {
        out.sql(row == 0 ? "(" : ", (");
        values(columns, row * columns.size(), out);
        out.sql(")");
      }
    }
    if (!skip.isEmpty()) {
      out.sql(dialect.writes().skipConflict(skip.stream().map(this::quoted).toList()));
    }
    if (!returned.isEmpty()) {
      out.sql("\nreturning ");
      for (int i = 0; i < returned.size(); i++) {
        out.sql(i == 0 ? "" : ", ").sql(item(returned.get(i)));
      }
    }
    return out.constant();
  }

  private String item(Item item) {
    return switch (item) {
      case Item.Value(String row, Column column) ->
          dialect.read(dialect.column(row, column), column.type());
      case Item.Presence(String row, List<Column> columns) ->
          SelectWriter.presence(dialect, row, columns);
      default -> throw new IllegalArgumentException(item + " is not of the row itself");
    };
  }

  /**
   * Values of a row.
   *
   * @param first the index of the first value
   */
  private void values(List<Column> columns, int first, SqlWriter out) {
    for (int i = 0; i < columns.size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      value(columns.get(i), first + i, out);
    }
  }

  /** A value in the stored form of its column. */
  private void value(Column column, int index, SqlWriter out) {
    String template = dialect.form(column).map(StoredForm::bound).orElse("?");
    out.template(template, bound(column, index));
  }

  private static Binding bound(Column column, int index) {
    return new Binding.Value(column.type(), new Operand.RowValue(index));
  }

  /**
   * What an update changes. The values that it binds are the new ones, what is added, and the time
   * if the version is a moment.
   *
   * @param set the columns that get new values
   * @param added the columns that are added to
   * @param version the column with the version, as a list of one; empty for none
   */
  public record Changes(List<Column> set, List<Column> added, List<Column> version) {}

  /** Changes the row with a key. The values are those of the changes, and the key. */
  public SqlText update(TypeModel type, Changes changes) {
    SqlWriter out = new SqlWriter();
    int values = changes(type, changes, out);
    byKey(type, values, out);
    return out.constant();
  }

  /** Writes the beginning of an update; returns the number of values. */
  private int changes(TypeModel type, Changes changes, SqlWriter out) {
    out.sql("update " + dialect.table(type.table()) + "\nset ");
    String comma = "";
    int index = 0;
    for (Column column : changes.set()) {
      out.sql(comma + quoted(column) + " = ");
      value(column, index++, out);
      comma = ", ";
    }
    String row = row(type.table());
    for (Column column : changes.added()) {
      out.sql(comma + quoted(column) + " = ");
      String sum = dialect.writes().sum(dialect.stored(row, column), column);
      out.template(sum, bound(column, index++));
      comma = ", ";
    }
    for (Column column : changes.version()) {
      out.sql(comma + quoted(column) + " = ");
      if (column.type().scalar() == Scalar.INSTANT) {
        String later = dialect.writes().laterThan(dialect.stored(row, column));
        out.template(later, bound(column, index++));
      } else {
        out.sql(dialect.stored(row, column) + " + 1");
      }
      comma = ", ";
    }
    return index;
  }

  /**
   * Changes the row that another statement reads and locks. It returns items of the new state and
   * then all that the other statement returns, the old state.
   *
   * @param lock the other statement, whose values come first
   * @param returned the items, of {@link #row}
   * @param key the positions of the key in the old state
   * @param before the number of positions of the old state
   */
  public SqlText updateReturning(
      TypeModel type,
      SqlText lock,
      Changes changes,
      List<Item> returned,
      List<Integer> key,
      int before) {
    SqlWriter out = new SqlWriter();
    changes(type, changes, out);
    out.sql("\nfrom " + BEFORE);
    String row = row(type.table());
    for (int part = 0; part < key.size(); part++) {
      String column = dialect.column(row, type.key().get(part).column());
      out.sql((part == 0 ? "\nwhere " : " and ") + column + " = " + old(key.get(part)));
    }
    out.sql("\nreturning ");
    for (Item item : returned) {
      out.sql(item(item) + ", ");
    }
    for (int position = 1; position <= before; position++) {
      out.sql(position == 1 ? "" : ", ").sql(old(position));
    }
    SqlText update = out.constant();
    String names =
        IntStream.rangeClosed(1, before)
            .mapToObj(position -> "b" + position)
            .collect(Collectors.joining(", "));
    List<Binding> bindings = new ArrayList<>(lock.bindings());
    bindings.addAll(update.bindings());
    return new SqlText(
        "with " + BEFORE + " (" + names + ") as (\n" + lock.sql() + ")\n" + update.sql(), bindings);
  }

  private static String old(int position) {
    return BEFORE + ".b" + position;
  }

  /** Returns rows of one column if some columns have the values. */
  public SqlText exists(TypeModel type, List<Column> columns) {
    SqlWriter out = new SqlWriter();
    out.sql("select 1 from " + dialect.table(type.table()));
    where(columns, row(type.table()), 0, out);
    return out.constant();
  }

  /** Deletes the row with a key, whose parts are the values. */
  public SqlText delete(TypeModel type) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(type.table()));
    byKey(type, 0, out);
    return out.constant();
  }

  private void byKey(TypeModel type, int first, SqlWriter out) {
    List<Column> key = type.key().stream().map(part -> part.column()).toList();
    where(key, row(type.table()), first, out);
  }

  /**
   * A condition that columns have values.
   *
   * @param first the index of the first value
   */
  private void where(List<Column> columns, String row, int first, SqlWriter out) {
    JoinWriter conditions = new JoinWriter(dialect);
    for (int i = 0; i < columns.size(); i++) {
      out.sql(i == 0 ? "\nwhere " : " and ");
      Operand value = new Operand.RowValue(first + i);
      conditions.compare(out, row, columns.get(i), Comparison.EQ, value, true);
    }
  }

  /** Inserts a row of a join table: the values are the keys of its source and its target. */
  public SqlText link(JoinTable table) {
    SqlWriter out = new SqlWriter();
    List<Column> columns = columns(table);
    out.sql("insert into " + dialect.table(table.table()));
    out.sql(" (" + joined(columns, this::quoted, ", ") + ")\nvalues (");
    values(columns, 0, out);
    return out.sql(")").constant();
  }

  /** Deletes a row of a join table, with the same values. */
  public SqlText unlink(JoinTable table) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(table.table()));
    where(columns(table), row(table.table()), 0, out);
    return out.constant();
  }

  /**
   * Deletes the rows of a join table that refer to a row, whose key is the values.
   *
   * @param side the columns of the join table that refer to it
   */
  public SqlText unlinkAll(JoinTable table, List<JoinColumn> side) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(table.table()));
    where(side.stream().map(JoinColumn::column).toList(), row(table.table()), 0, out);
    return out.constant();
  }

  private static List<Column> columns(JoinTable table) {
    List<Column> columns = new ArrayList<>();
    table.source().forEach(pair -> columns.add(pair.column()));
    table.inverse().forEach(pair -> columns.add(pair.column()));
    return columns;
  }

  /** The name of a row of a statement that gives it none. */
  public String row(Table table) {
    return dialect.quote(table.name());
  }

  private String quoted(Column column) {
    return dialect.quote(column.name());
  }

  private static String joined(
      List<Column> columns, Function<Column, String> text, String separator) {
    return columns.stream().map(text).collect(Collectors.joining(separator));
  }
}
