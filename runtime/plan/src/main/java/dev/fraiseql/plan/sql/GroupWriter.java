package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.sql.Select.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a {@link GroupSelect} as SQL: the groups as a derived table, called {@code g}, with a
 * column for each key and measure, and a query on it. So conditions on groups and their order are
 * written like those of rows.
 */
public final class GroupWriter {
  private static final String GROUPS = "g";

  private final Model model;
  private final SqlDialect dialect;
  private final AggregateDialect aggregates;

  /** A writer of statements over a model. */
  public GroupWriter(Model model, SqlDialect dialect) {
    this.model = model;
    this.dialect = dialect;
    aggregates = dialect.aggregates();
  }

  /** The statement. */
  public SqlStatement write(GroupSelect select) {
    SqlWriter out = new SqlWriter();
    RowLimit limit = RowLimit.requested(select.offset());
    dialect.limitAfterSelect(out.sql("select "), limit);
    out.sql(
        select.items().isEmpty()
            ? "1" // nothing but __typename is asked for
            : select.items().stream().map(this::column).collect(Collectors.joining(", ")));
    out.sql("\nfrom (\n");
    groups(select, out);
    out.sql("\n) " + GROUPS);
    Filter having = select.having();
    if (having != null && !SelectWriter.isTrue(having)) {
      out.sql("\nwhere ");
      new FilterWriter(model, dialect, out, "h").write(having, GROUPS);
    }
    if (!select.order().isEmpty()) {
      out.sql("\norder by ");
      new OrderWriter(model, dialect, out).write(select.order(), GROUPS);
    }
    dialect.limitAtEnd(out, limit, !select.order().isEmpty());
    return out.statement();
  }

  private String column(String name) {
    return GROUPS + "." + dialect.quote(name);
  }

  private void groups(GroupSelect select, SqlWriter out) {
    TypeModel rowType = select.grouping().type();
    List<Join> joins = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<String> groupBy = new ArrayList<>();
    boolean distinct =
        select.measures().stream()
            .anyMatch(measure -> measure.function() == Function.COUNT_DISTINCT);
    for (GroupKey key : select.grouping().keys()) {
      String value = value(key, row(key.relations(), joins));
      ValueType type = key.column().type();
      columns.add(aggregates.key(value, type) + " as " + dialect.quote(key.column().name()));
      groupBy.add(
          distinct ? aggregates.groupByShort(value, type) : aggregates.groupBy(value, type));
    }
    for (Aggregate measure : select.measures()) {
      columns.add(value(measure) + " as " + dialect.quote(measure.column().name()));
    }
    out.sql("select " + String.join(", ", columns));
    out.sql("\nfrom " + dialect.table(rowType.table()) + " " + Select.ROW);
    SelectWriter rows = new SelectWriter(model, dialect);
    rows.joins(joins, out);
    rows.condition(select.where(), rowType, Select.ROW, "\nwhere ", out);
    if (!groupBy.isEmpty()) {
      out.sql("\ngroup by " + String.join(", ", groupBy));
    }
  }

  /** What the row at the end of relations is called; the joins to it are added. */
  private String row(List<ToOneField> relations, List<Join> joins) {
    String row = Select.ROW;
    for (ToOneField relation : relations) {
      row = joined(row, relation, joins);
    }
    return row;
  }

  private String joined(String from, ToOneField relation, List<Join> joins) {
    for (Join join : joins) {
      if (join.from().equals(from) && join.relation().equals(relation)) {
        return join.row();
      }
    }
    String row = Select.ROW + (joins.size() + 1);
    joins.add(new Join(row, from, relation, model.type(relation.target())));
    return row;
  }

  private String value(GroupKey key, String row) {
    String value = dialect.column(row, key.field().column());
    ValueType type = key.field().column().type();
    return key.bucket() == null ? value : aggregates.bucket(key.bucket(), value, type);
  }

  private String value(Aggregate measure) {
    if (measure.function() == null || measure.field() == null) {
      return "count(*)";
    }
    String value = dialect.column(Select.ROW, measure.field().column());
    return aggregates.apply(measure.function(), value, measure.field().column().type());
  }
}
