package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Writes sort keys as SQL. A key of a related row is a subquery, so that no row of the list is
 * duplicated or lost.
 */
final class OrderWriter {
  /** The name of the rows of a derived table. */
  static final String AROUND = "w";

  private final Model model;
  private final SqlDialect dialect;
  private final SqlWriter out;
  private int subqueries;

  OrderWriter(Model model, SqlDialect dialect, SqlWriter out) {
    this.model = model;
    this.dialect = dialect;
    this.out = out;
  }

  /** The keys, as ORDER BY has them. */
  void write(List<SortKey> keys, String alias) {
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = keys.get(i);
      if (isFirst(keys, i)) {
        out.sql(i == 0 ? "" : ", ");
        sorted(sortedValue(key, alias), key);
      }
    }
  }

  /**
   * Whether no key before sorts by the same: a second time has no effect, and some databases reject
   * it.
   */
  private static boolean isFirst(List<SortKey> keys, int i) {
    SortKey key = keys.get(i);
    return keys.subList(0, i).stream()
        .noneMatch(
            earlier -> earlier.path().equals(key.path()) && earlier.target().equals(key.target()));
  }

  /** The values of the keys to be read, each with a comma before it and a name after it. */
  void values(List<SortKey> keys, String alias) {
    values(keys, alias, dialect::read);
  }

  /** The same in a branch of a UNION that is sorted by them. */
  void unionValues(List<SortKey> keys, String alias) {
    values(keys, alias, dialect::inUnion);
  }

  private void values(
      List<SortKey> keys, String alias, BiFunction<String, ValueType, String> form) {
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = keys.get(i);
      out.sql(", " + form.apply(value(key, alias), key.type()) + " as s" + i);
    }
  }

  /** The same columns in a statement around the one with {@link #values}. */
  void names(List<SortKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      out.sql(", " + name(i));
    }
  }

  /** The keys by these names, as ORDER BY has them. */
  void byName(List<SortKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = keys.get(i);
      if (isFirst(keys, i)) {
        out.sql(i == 0 ? "" : ", ");
        sorted(name(i), key);
      }
    }
  }

  private static String name(int key) {
    return AROUND + ".s" + key;
  }

  private void sorted(String expression, SortKey key) {
    Direction direction = key.direction();
    boolean nullsFirstUnlessSaid = dialect.nullsAreGreatest() == direction.descending();
    boolean placed = key.nullable() && direction.nullsFirst() != nullsFirstUnlessSaid;
    if (placed && !dialect.placesNulls()) {
      out.sql("case when " + expression + " is null then ");
      out.sql(direction.nullsFirst() ? "0 else 1 end, " : "1 else 0 end, ");
    }
    out.sql(sortable(expression, key) + (direction.descending() ? " desc" : ""));
    if (placed && dialect.placesNulls()) {
      out.sql(direction.nullsFirst() ? " nulls first" : " nulls last");
    }
  }

  /** The value of a key of the row itself, in the form that sorts. */
  String sortable(SortKey key, String alias) {
    return sortable(value(key, alias), key);
  }

  /** The stored value where it sorts like the one that is shown, so that an index has the order. */
  private String sortedValue(SortKey key, String alias) {
    return key.path().isEmpty()
            && key.target() instanceof Target.Value(Column column)
            && dialect.form(column).filter(StoredForm::sorts).isPresent()
        ? dialect.stored(alias, column)
        : value(key, alias);
  }

  private String sortable(String expression, SortKey key) {
    return switch (key.target()) {
      case Target.Value(Column column) -> dialect.sortExpression(expression, column);
      case Target.Count count -> expression;
      case Target.Result(var relation, Aggregate aggregate) ->
          dialect.sortExpression(expression, aggregate.column());
    };
  }

  /** The value that a key sorts by: a column, or a subquery. */
  String value(SortKey key, String alias) {
    return value(key.path(), key.target(), alias);
  }

  private String value(List<ToOneField> path, Target target, String alias) {
    if (path.isEmpty()) {
      return switch (target) {
        case Target.Value(Column column) -> dialect.column(alias, column);
        case Target.Count(ToManyField relation) -> ofRelated(relation, alias, row -> "count(*)");
        case Target.Result(ToManyField relation, Aggregate aggregate) ->
            ofRelated(relation, alias, row -> result(aggregate, row));
      };
    }
    ToOneField relation = path.getFirst();
    String row = "o" + ++subqueries;
    String value = dialect.onlyValue(value(path.subList(1, path.size()), target, row));
    String table = dialect.table(model.type(relation.target()).table());
    String joined = new JoinWriter(dialect).equal(relation.columns(), alias, row);
    return "(select " + value + " from " + table + " " + row + " where " + joined + ")";
  }

  /** A subquery over the rows of a to-many relation. */
  private String ofRelated(ToManyField relation, String alias, UnaryOperator<String> value) {
    SqlWriter related = new SqlWriter();
    String row =
        new FilterWriter(model, dialect, related, "o" + ++subqueries + "_")
            .related(relation, alias);
    return "(select " + value.apply(row) + " from " + related.constant().sql() + ")";
  }

  private String result(Aggregate aggregate, String row) {
    Column column = Objects.requireNonNull(aggregate.field()).column();
    return dialect
        .aggregates()
        .apply(
            Objects.requireNonNull(aggregate.function()),
            dialect.column(row, column),
            column.type());
  }
}
