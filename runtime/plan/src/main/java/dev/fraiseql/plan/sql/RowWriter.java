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

/**
 * Writes the statements that insert, change and delete rows. Their parameters are values of rows, in
 * the order that each method documents.
 */
public final class RowWriter {
  /** Stands for a value of a row, which the engine binds. */
  private static final Operand OF_ROW = new Operand.Constant(null);

  private final SqlDialect dialect;

  /** A writer for one database. */
  public RowWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Inserts rows. The parameters are the values of each row, in the order of the columns.
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
        values(columns, out);
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
      case Item.Value(String row, Column column) -> dialect.column(row, column);
      case Item.Presence(String row, List<Column> columns) ->
          SelectWriter.presence(dialect, row, columns);
      default -> throw new IllegalArgumentException(item + " is not of the row itself");
    };
  }

  private void values(List<Column> columns, SqlWriter out) {
    for (int i = 0; i < columns.size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      value(columns.get(i), out);
    }
  }

  /** A parameter in the stored form of its column. */
  private void value(Column column, SqlWriter out) {
    String template = dialect.form(column).map(StoredForm::bound).orElse("?");
    out.template(template, ofRow(column));
  }

  private static Binding ofRow(Column column) {
    return new Binding.Value(column.type(), OF_ROW);
  }

  /**
   * Changes the row with a key. The parameters are the new values, what is added, the time if the
   * version is a moment, and the key.
   *
   * @param set the columns that get new values
   * @param added the columns that are added to
   * @param version the column with the version, as a list of one; empty for none
   */
  public SqlText update(
      TypeModel type, List<Column> set, List<Column> added, List<Column> version) {
    SqlWriter out = new SqlWriter();
    out.sql("update " + dialect.table(type.table()) + "\nset ");
    String comma = "";
    for (Column column : set) {
      out.sql(comma + quoted(column) + " = ");
      value(column, out);
      comma = ", ";
    }
    String row = row(type.table());
    for (Column column : added) {
      out.sql(comma + quoted(column) + " = ");
      out.template(dialect.writes().sum(dialect.stored(row, column), column), ofRow(column));
      comma = ", ";
    }
    for (Column column : version) {
      out.sql(comma + quoted(column) + " = ");
      if (column.type().scalar() == Scalar.INSTANT) {
        String later = dialect.writes().laterThan(dialect.stored(row, column));
        out.template(later, ofRow(column));
      } else {
        out.sql(dialect.stored(row, column) + " + 1");
      }
      comma = ", ";
    }
    byKey(type, out);
    return out.constant();
  }

  /** Returns rows, of one column, if some columns have the values that are the parameters. */
  public SqlText exists(TypeModel type, List<Column> columns) {
    SqlWriter out = new SqlWriter();
    out.sql("select 1 from " + dialect.table(type.table()));
    where(columns, row(type.table()), out);
    return out.constant();
  }

  /** Deletes the row with a key, which is the parameters. */
  public SqlText delete(TypeModel type) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(type.table()));
    byKey(type, out);
    return out.constant();
  }

  private void byKey(TypeModel type, SqlWriter out) {
    List<Column> key = type.key().stream().map(part -> part.column()).toList();
    where(key, row(type.table()), out);
  }

  private void where(List<Column> columns, String row, SqlWriter out) {
    JoinWriter conditions = new JoinWriter(dialect);
    for (int i = 0; i < columns.size(); i++) {
      out.sql(i == 0 ? "\nwhere " : " and ");
      conditions.compare(out, row, columns.get(i), Comparison.EQ, OF_ROW);
    }
  }

  /** Inserts a row of a join table: the parameters are the keys of its source and its target. */
  public SqlText link(JoinTable table) {
    SqlWriter out = new SqlWriter();
    List<Column> columns = columns(table);
    out.sql("insert into " + dialect.table(table.table()));
    out.sql(" (" + joined(columns, this::quoted, ", ") + ")\nvalues (");
    values(columns, out);
    return out.sql(")").constant();
  }

  /** Deletes a row of a join table, with the same parameters. */
  public SqlText unlink(JoinTable table) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(table.table()));
    where(columns(table), row(table.table()), out);
    return out.constant();
  }

  /**
   * Deletes the rows of a join table that refer to a row, whose key is the parameters.
   *
   * @param side the columns of the join table that refer to it
   */
  public SqlText unlinkAll(JoinTable table, List<JoinColumn> side) {
    SqlWriter out = new SqlWriter();
    out.sql("delete from " + dialect.table(table.table()));
    where(side.stream().map(JoinColumn::column).toList(), row(table.table()), out);
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
