package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.sql.Select.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link GroupSelect} as SQL: the groups as a derived table, called {@code g}, with a
 * column for each key and measure, and a query on it. So conditions on groups and their order are
 * written like those of rows.
 */
public final class GroupWriter {
  private static final String GROUPS = "g";

  /** The ordinal of a group's parent. */
  private static final String PARENT = GROUPS + ".p";

  private final Model model;
  private final SqlDialect dialect;
  private final AggregateDialect aggregates;

  /** A writer of statements over a model. */
  public GroupWriter(Model model, SqlDialect dialect) {
    this.model = model;
    this.dialect = dialect;
    aggregates = dialect.aggregates();
  }

  /** The statement; for parents, each row begins with the ordinal of its parent. */
  public SqlStatement write(GroupSelect select) {
    SqlWriter out = new SqlWriter();
    if (select.parents() == null) {
      ofAll(select, out);
    } else if (select.page().limit() || select.page().offset()) {
      pageOfEach(select, out);
    } else {
      out.sql("select " + PARENT);
      select.items().forEach(item -> out.sql(", " + read(select, item)));
      from(select, out);
      out.sql("\norder by " + PARENT);
      order(select, out, ", ");
    }
    return out.statement();
  }

  private void ofAll(GroupSelect select, SqlWriter out) {
    RowLimit limit = RowLimit.requested(select.page().offset());
    dialect.limitAfterSelect(out.sql("select "), limit);
    out.sql(
        select.items().isEmpty()
            ? "1" // nothing but __typename is asked for
            : select.items().stream()
                .map(item -> read(select, item))
                .collect(Collectors.joining(", ")));
    from(select, out);
    order(select, out, "\norder by ");
    dialect.limitAtEnd(out, limit, !select.order().isEmpty());
  }

  private void pageOfEach(GroupSelect select, SqlWriter out) {
    out.sql("select w.p");
    for (int i = 0; i < select.items().size(); i++) {
      out.sql(", w.c" + i);
    }
    out.sql("\nfrom (\nselect " + PARENT + " as p");
    for (int i = 0; i < select.items().size(); i++) {
      out.sql(", " + read(select, select.items().get(i)) + " as c" + i);
    }
    out.sql(", row_number() over (partition by " + PARENT + " order by ");
    out.sql(select.order().isEmpty() ? PARENT : "");
    order(select, out, "");
    out.sql(") as n");
    from(select, out);
    out.sql("\n) w\nwhere ");
    if (select.page().offset()) {
      out.sql("w.n > ").bind(new Binding.Offset()).sql(" and ");
    }
    out.sql("w.n <= ").bind(new Binding.LastRow()).sql("\norder by w.p, w.n");
  }

  private void from(GroupSelect select, SqlWriter out) {
    out.sql("\nfrom (\n");
    groups(select, out);
    out.sql("\n) " + GROUPS);
    Filter having = select.having();
    if (having != null && !SelectWriter.isTrue(having)) {
      out.sql("\nwhere ");
      new FilterWriter(model, dialect, out, "h").write(having, GROUPS);
    }
  }

  private void order(GroupSelect select, SqlWriter out, String before) {
    if (!select.order().isEmpty()) {
      out.sql(before);
      new OrderWriter(model, dialect, out).write(select.order(), GROUPS);
    }
  }

  /** A key or measure of a group, for the driver to read. */
  private String read(GroupSelect select, String name) {
    ValueType type =
        Stream.concat(
                select.grouping().keys().stream().map(GroupKey::column),
                select.measures().stream().map(Aggregate::column))
            .filter(column -> column.name().equals(name))
            .findFirst()
            .orElseThrow()
            .type();
    return dialect.read(GROUPS + "." + dialect.quote(name), type);
  }

  private void groups(GroupSelect select, SqlWriter out) {
    TypeModel rowType = select.grouping().type();
    List<Join> joins = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    List<String> groupBy = new ArrayList<>();
    ToManyField parents = select.parents();
    if (parents != null) {
      columns.add(dialect.parents().ordinal() + " as p");
      groupBy.add(dialect.parents().ordinal());
    }
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
      columns.add(value(measure, parents) + " as " + dialect.quote(measure.column().name()));
    }
    out.sql("select " + String.join(", ", columns));
    SelectWriter rows = new SelectWriter(model, dialect);
    if (parents == null) {
      out.sql("\nfrom " + dialect.table(rowType.table()) + " " + Select.ROW);
      rows.joins(joins, out);
      rows.condition(select.where(), rowType, Select.ROW, "\nwhere ", out);
    } else {
      // Without keys each parent has a group, also one without rows.
      boolean always = select.grouping().keys().isEmpty();
      new ChildWriter(rows, dialect, out).rowsOfParents(rowType, parents, always);
      if (always) {
        rows.condition(select.where(), rowType, Select.ROW, " and ", out);
      }
      rows.joins(joins, out);
      if (!always) {
        rows.condition(select.where(), rowType, Select.ROW, "\nwhere ", out);
      }
    }
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

  private String value(Aggregate measure, @Nullable ToManyField parents) {
    if (measure.function() == null || measure.field() == null) {
      return parents == null
          ? "count(*)"
          : "count("
              + dialect.stored(ChildWriter.holder(parents), parents.pointers().getFirst())
              + ")";
    }
    String value = dialect.column(Select.ROW, measure.field().column());
    return aggregates.apply(measure.function(), value, measure.field().column().type());
  }
}
