package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.List;

/**
 * Writes sort keys as SQL. What lies behind a relation is a subquery, so that no row of the list is
 * doubled or lost.
 */
final class OrderWriter {
  private final Model model;
  private final SqlDialect dialect;
  private final SqlWriter out;
  private int subqueries;

  OrderWriter(Model model, SqlDialect dialect, SqlWriter out) {
    this.model = model;
    this.dialect = dialect;
    this.out = out;
  }

  /** The keys, as they stand behind ORDER BY. */
  void write(List<SortKey> keys, String alias) {
    for (int i = 0; i < keys.size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      write(keys.get(i), alias);
    }
  }

  private void write(SortKey key, String alias) {
    expression(key.path(), key.target(), alias);
    Direction direction = key.direction();
    out.sql(direction.descending() ? " desc" : "");
    boolean nullable =
        !key.path().isEmpty()
            || (key.target() instanceof Target.Value(Column column) && column.nullable());
    boolean nullsFirstUnlessSaid = dialect.nullsAreGreatest() == direction.descending();
    if (nullable && direction.nullsFirst() != nullsFirstUnlessSaid) {
      out.sql(direction.nullsFirst() ? " nulls first" : " nulls last");
    }
  }

  private void expression(List<ToOneField> path, Target target, String alias) {
    if (path.isEmpty()) {
      switch (target) {
        case Target.Value(Column column) ->
            out.sql(dialect.sortExpression(alias + "." + dialect.quote(column.name()), column));
        case Target.Count(ToManyField relation) -> {
          out.sql("(select count(*) from ");
          new FilterWriter(model, dialect, out, "o" + ++subqueries + "_").related(relation, alias);
          out.sql(")");
        }
      }
      return;
    }
    ToOneField relation = path.getFirst();
    String row = "o" + ++subqueries;
    out.sql("(select ");
    expression(path.subList(1, path.size()), target, row);
    out.sql(
        " from " + dialect.table(model.type(relation.target()).table()) + " " + row + " where ");
    out.sql(new FilterWriter(model, dialect, out, row).equal(relation.columns(), alias, row));
    out.sql(")");
  }
}
