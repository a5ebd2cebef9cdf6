package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import java.util.List;

/**
 * Writes filters as SQL. Relations become subqueries, so a filter only needs the name of the row in
 * the statement around it.
 */
final class FilterWriter {
  /** The maximum number of conditions that are combined without further parentheses. */
  private static final int FLAT = 64;

  private static final Column LENGTH = new Column("length", ValueType.of(Scalar.INT), true);

  private final Model model;
  private final SqlDialect dialect;
  private final SqlWriter out;
  private final String prefix;
  private final JoinWriter joins;
  private int subqueries;

  /** Whether the condition is negated, so that an unknown one must not become false. */
  private boolean negated;

  /**
   * A writer.
   *
   * @param prefix the prefix of the names of rows in subqueries
   */
  FilterWriter(Model model, SqlDialect dialect, SqlWriter out, String prefix) {
    this.model = model;
    this.dialect = dialect;
    this.out = out;
    this.prefix = prefix;
    joins = new JoinWriter(dialect);
  }

  /** The condition, in parentheses where it needs them. */
  void write(Filter filter, String alias) {
    switch (filter) {
      case Filter.And(List<Filter> parts) -> combined(parts, " and ", "1 = 1", alias);
      case Filter.Or(List<Filter> parts) -> combined(parts, " or ", "1 = 0", alias);
      case Filter.Not(Filter part) -> {
        out.sql("not (");
        write(part, alias, true);
        out.sql(")");
      }
      case Filter.Compare(var column, var comparison, var operand) ->
          joins.compare(out, alias, column, comparison, operand, !negated);
      case Filter.CompareColumns(var column, var comparison, var other) ->
          out.sql(
              dialect.compareColumns(
                  dialect.column(alias, column),
                  column,
                  comparison,
                  dialect.column(alias, other),
                  other));
      case Filter.In(var column, var list) -> joins.in(out, alias, column, list, !negated);
      case Filter.AnyElement(var column, var list) ->
          dialect.lists().anyElement(out, dialect.column(alias, column), column, list);
      case Filter.EveryElement(var column, var list) ->
          dialect.lists().everyElement(out, dialect.column(alias, column), column, list);
      case Filter.Length(var column, var comparison, var operand) ->
          dialect.compare(
              out,
              dialect.lists().length(dialect.column(alias, column)),
              LENGTH,
              comparison,
              operand);
      case Filter.JsonIn(var column, var place, var documents) ->
          dialect.json().in(out, dialect.column(alias, column), place, documents);
      case Filter.JsonHasKey(var column, var place, var key) ->
          dialect.json().hasKey(out, dialect.column(alias, column), place, key);
      case Filter.JsonMissing(var column, var place) ->
          dialect.json().missing(out, dialect.column(alias, column), place);
      case Filter.IsNull(var column) -> out.sql(dialect.column(alias, column) + " is null");
      case Filter.ToOne(ToOneField relation, Filter condition) -> {
        String row = toOne("exists", relation, alias);
        and(condition, row);
      }
      case Filter.NoRow(ToOneField relation) -> {
        toOne("not exists", relation, alias);
        out.sql(")");
      }
      case Filter.Some(ToManyField relation, Filter condition) -> {
        out.sql("exists (select 1 from ");
        String row = related(relation, alias);
        and(condition, row);
      }
      case Filter.Every(ToManyField relation, Filter condition) -> {
        out.sql("not exists (select 1 from ");
        String row = related(relation, alias);
        out.sql(" and ");
        dialect.isNotTrue(out, () -> write(condition, row, false));
        out.sql(")");
      }
    }
  }

  private void combined(List<Filter> parts, String word, String ofNone, String alias) {
    if (parts.isEmpty()) {
      out.sql(ofNone);
      return;
    }
    out.sql("(");
    if (parts.size() > FLAT) {
      // A database reads a long chain as a deep tree, and SQLite one of at most 1,000 levels.
      int half = parts.size() / 2;
      combined(parts.subList(0, half), word, ofNone, alias);
      out.sql(word);
      combined(parts.subList(half, parts.size()), word, ofNone, alias);
    } else {
      for (int i = 0; i < parts.size(); i++) {
        out.sql(i == 0 ? "" : word);
        write(parts.get(i), alias);
      }
    }
    out.sql(")");
  }

  private String toOne(String exists, ToOneField relation, String alias) {
    String row = prefix + ++subqueries;
    out.sql(exists + " (select 1 from " + dialect.table(model.type(relation.target()).table()));
    out.sql(" " + row + " where " + joins.equal(relation.columns(), alias, row));
    return row;
  }

  /**
   * Writes the table of the rows of a to-many relation and, in WHERE, what joins them to a row;
   * returns their name.
   */
  String related(ToManyField relation, String alias) {
    String row = prefix + ++subqueries;
    String table = dialect.table(model.type(relation.target()).table());
    JoinTable through = relation.through();
    if (through == null) {
      out.sql(table + " " + row + " where " + joins.equal(relation.columns(), alias, row));
    } else {
      String join = row + "j";
      out.sql(dialect.table(through.table()) + " " + join);
      out.sql(" join " + table + " " + row + " on " + joins.equal(through.inverse(), join, row));
      out.sql(" where " + joins.equal(through.source(), join, alias));
    }
    return row;
  }

  private void and(Filter condition, String row) {
    if (!(condition instanceof Filter.And(List<Filter> parts) && parts.isEmpty())) {
      out.sql(" and ");
      write(condition, row, false); // of rows, an unknown condition admits none
    }
    out.sql(")");
  }

  private void write(Filter filter, String alias, boolean isNegated) {
    boolean outer = negated;
    negated = isNegated;
    write(filter, alias);
    negated = outer;
  }
}
