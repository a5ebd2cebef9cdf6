package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Join;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Select} as SQL. */
public final class SelectWriter {
  /** The name of the rows that a relation matches, where they are counted. */
  private static final String MATCHED = "m";

  /** The column that numbers rows which are equal where they are to be distinct. */
  private static final String NUMBER = "fq_number";

  /** The column of distinct rows that is the ordinal of their parent. */
  static final String PARENT = "fq_parent";

  private final Model model;
  private final SqlDialect dialect;

  /** A writer of statements over a model. */
  public SelectWriter(Model model, SqlDialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /** The statement. */
  public SqlStatement write(Select select) {
    SqlWriter out = new SqlWriter();
    switch (select.rows()) {
      case Rows.All all -> {
        out.sql("select ");
        rows(select, out);
        order(select, out, "\norder by ");
      }
      case Rows.After after -> {
        out.sql("select ");
        rows(select, out);
        out.sql(hasCondition(select) ? " and " : "\nwhere ");
        new KeysetWriter(model, dialect, out)
            .write(after.keys(), new ArrayList<>(after.place()), Side.AFTER, Select.ROW);
        order(select, out, "\norder by ");
      }
      case Rows.Page page when page.offset() && !select.joins().isEmpty() ->
          joinAfterLimit(
              select,
              new RowLimit(page.limit(), true),
              "",
              out,
              () -> {
                from(select, out);
                where(select, out);
              });
      case Rows.Page page -> {
        RowLimit limit = new RowLimit(page.limit(), page.offset());
        dialect.limitAfterSelect(out.sql("select "), limit);
        rows(select, out);
        order(select, out, "\norder by ");
        dialect.limitAtEnd(out, limit, true);
      }
      case Rows.Forward page -> new PageWriter(this, dialect, out).forward(select, page);
      case Rows.Backward page -> new PageWriter(this, dialect, out).backward(select, page);
      case Rows.Nearest nearest -> new PageWriter(this, dialect, out).nearest(select, nearest);
      case Rows.OfParents parents when parents.limit() || parents.offset() ->
          new ChildWriter(this, dialect, out)
              .pageOfEach(select, parents.relation(), parents.offset());
      case Rows.OfParents parents ->
          new ChildWriter(this, dialect, out).ofAll(select, parents.relation());
      case Rows.OfAscendingKeys(ToManyField relation) ->
          new ChildWriter(this, dialect, out)
              .byKey(select, relation, dialect.parents().ascendingKeys().orElseThrow());
      case Rows.OfOneParent(var relation, var parent, Rows.Page page)
          when page != null && page.offset() && !select.joins().isEmpty() ->
          joinAfterLimit(
              select,
              new RowLimit(page.limit(), true),
              ChildWriter.ONLY_PARENT + ", ",
              out,
              () -> new ChildWriter(this, dialect, out).fromOne(select, relation, parent, false));
      case Rows.OfOneParent(var relation, var parent, Rows.Page page) when page != null -> {
        RowLimit limit = new RowLimit(page.limit(), page.offset());
        dialect.limitAfterSelect(out.sql("select "), limit);
        new ChildWriter(this, dialect, out).ofOne(select, relation, parent);
        dialect.limitAtEnd(out, limit, true);
      }
      case Rows.OfOneParent parent -> {
        out.sql("select ");
        new ChildWriter(this, dialect, out).ofOne(select, parent.relation(), parent.parent());
      }
    }
    return out.statement();
  }

  /** A condition in parentheses, for a part of a statement whose shape depends on the request. */
  public SqlText condition(Filter filter, String row) {
    SqlWriter out = new SqlWriter();
    out.sql("(");
    new FilterWriter(model, dialect, out, "f").write(filter, row);
    return out.sql(")").constant();
  }

  /** Sort keys, for a part of a statement that depends on the request. */
  public SqlText order(List<SortKey> keys, String row) {
    SqlWriter out = new SqlWriter();
    new OrderWriter(model, dialect, out).write(keys, row);
    return out.constant();
  }

  /** Sort keys in another form, for such a part. */
  public SqlText keys(List<SortKey> keys, KeyForm form, String row) {
    SqlWriter out = new SqlWriter();
    OrderWriter order = new OrderWriter(model, dialect, out);
    switch (form) {
      case VALUES -> order.values(keys, row);
      case UNION_VALUES -> order.unionValues(keys, row);
      case NAMES -> order.names(keys);
      case ORDER_OF_NAMES -> order.byName(keys);
      case ORDER_OF_NAMES_BEFORE -> {
        order.byName(keys);
        out.sql(keys.isEmpty() ? "" : ", ");
      }
      case REVERSED -> order.write(keys.stream().map(SortKey::reversed).toList(), row);
    }
    return out.constant();
  }

  /**
   * The condition that a row lies on one side of a cursor, for such a part.
   *
   * @param values the cursor's, one for each key; null where its row has none
   */
  public SqlText seek(List<SortKey> keys, List<@Nullable Object> values, Side side, String row) {
    SqlWriter out = new SqlWriter();
    new KeysetWriter(model, dialect, out).write(keys, values, side, row);
    return out.constant();
  }

  private void rows(Select select, SqlWriter out) {
    items(select, out, true);
    from(select, out);
    joins(select.joins(), out);
    where(select, out);
  }

  private void joinAfterLimit(
      Select select, RowLimit limit, String before, SqlWriter out, Runnable from) {
    out.sql("select " + before);
    items(select, out, true);
    fromLimited(select, limit, out, from);
  }

  /**
   * Writes what follows the items of a statement that limits the rows of the type before it joins
   * others to them.
   *
   * @param from writes FROM and WHERE of the rows, without the joins
   */
  void fromLimited(Select select, RowLimit limit, SqlWriter out, Runnable from) {
    out.sql("\nfrom (\n");
    dialect.limitAfterSelect(out.sql("select "), limit);
    out.sql(Select.ROW + ".*");
    from.run();
    order(select, out, "\norder by ");
    dialect.limitAtEnd(out, limit, true);
    out.sql("\n) " + Select.ROW);
    joins(select.joins(), out);
    order(select, out, "\norder by ");
  }

  /** The table; of distinct rows the first of each, with its number among those equal to it. */
  void from(Select select, SqlWriter out) {
    String table = dialect.table(select.type().table()) + " " + Select.ROW;
    if (select.distinct().isEmpty()) {
      out.sql("\nfrom " + table);
      return;
    }
    fromDistinct(
        select,
        null,
        out,
        () -> {
          out.sql("\nfrom " + table);
          condition(select.condition(), select.type(), Select.ROW, "\nwhere ", out);
        });
  }

  /**
   * Writes FROM with rows that have their number among those equal to them in the distinct columns.
   *
   * @param ordinal of the parents among whose rows they are numbered; null to number all rows. It
   *     is the column {@link #PARENT} then
   * @param from writes FROM and WHERE of the rows
   */
  void fromDistinct(Select select, @Nullable String ordinal, SqlWriter out, Runnable from) {
    List<String> keys = new ArrayList<>();
    out.sql("\nfrom (\nselect " + Select.ROW + ".*");
    if (ordinal != null) {
      out.sql(", " + ordinal + " as " + PARENT);
      keys.add(ordinal);
    }
    for (Column column : select.distinct()) {
      keys.add(dialect.aggregates().groupBy(dialect.column(Select.ROW, column), column.type()));
    }
    out.sql(",\n  row_number() over (partition by " + String.join(", ", keys));
    order(select, out, " order by ");
    out.sql(") as " + NUMBER);
    from.run();
    out.sql("\n) " + Select.ROW);
  }

  /** The to-one relations that are read in the same row. */
  void joins(List<Join> joins, SqlWriter out) {
    JoinWriter conditions = new JoinWriter(dialect);
    for (Join join : joins) {
      out.sql("\nleft join " + dialect.table(join.target().table()) + " " + join.row() + " on ");
      out.sql(conditions.equal(join.relation().columns(), join.from(), join.row()));
    }
  }

  void items(Select select, SqlWriter out, boolean first) {
    boolean comma = !first;
    for (Item item : select.items()) {
      out.sql(comma ? ", " : "");
      item(select, item, out);
      comma = true;
    }
    if (select.items().isEmpty() && first) {
      out.sql("1"); // nothing but __typename is asked for
    }
  }

  void item(Select select, Item item, SqlWriter out) {
    switch (item) {
      case Item.Value(String row, Column column) ->
          out.sql(dialect.read(dialect.column(row, column), column.type()));
      case Item.Presence(String row, List<Column> columns) ->
          out.sql(presence(dialect, row, columns));
      case Item.Complete(String row, List<Column> columns) ->
          out.sql(notNull(dialect, row, columns, " and "));
      case Item.Count(String row, ToManyField relation, Condition condition) -> {
        out.sql("(select count(*) from ");
        String related =
            new FilterWriter(model, dialect, out, "c" + select.items().indexOf(item) + "_")
                .related(relation, row);
        condition(condition, model.type(relation.target()), related, " and ", out);
        out.sql(")");
      }
      case Item.Matches(Join join) -> {
        String table = dialect.table(join.target().table());
        String matches =
            new JoinWriter(dialect).equal(join.relation().columns(), join.from(), MATCHED);
        out.sql("(select count(*) from " + table + " " + MATCHED + " where " + matches + ")");
      }
      case Item.CountAll() -> out.sql("count(*)");
    }
  }

  /** NULL if all of some columns of a row are, 1 otherwise. */
  static String presence(SqlDialect dialect, String row, List<Column> columns) {
    return notNull(dialect, row, columns, " or ");
  }

  private static String notNull(
      SqlDialect dialect, String row, List<Column> columns, String operator) {
    return columns.stream()
        .map(column -> dialect.column(row, column) + " is not null")
        .collect(Collectors.joining(operator, "case when ", " then 1 end"));
  }

  void where(Select select, SqlWriter out) {
    if (!select.distinct().isEmpty()) {
      // MySQL 8.0.12 makes a key of the derived table for "= 1" and finds no row by it, if the rows
      // are numbered again.
      out.sql("\nwhere " + Select.ROW + "." + NUMBER + " <= 1");
      return;
    }
    condition(select.condition(), select.type(), Select.ROW, "\nwhere ", out);
  }

  /** Whether {@link #where} writes anything. */
  static boolean hasCondition(Select select) {
    return !select.distinct().isEmpty()
        || !(select.condition() instanceof Condition.Fixed(Filter filter)
            && (filter == null || isTrue(filter)));
  }

  /** Writes a condition on rows after a text; neither if there is none. */
  void condition(Condition condition, TypeModel type, String row, String before, SqlWriter out) {
    switch (condition) {
      case Condition.Fixed(Filter filter) when filter == null || isTrue(filter) -> {}
      case Condition.Fixed(Filter filter) -> {
        out.sql(before);
        new FilterWriter(model, dialect, out, "f").write(filter, row);
      }
      case Condition.Shaped(Object input) ->
          out.sql(before).shaped(new Part.Where(type.name(), row, input));
    }
  }

  static boolean isTrue(Filter filter) {
    return filter instanceof Filter.And(List<Filter> parts) && parts.isEmpty();
  }

  void order(Select select, SqlWriter out, String before) {
    switch (select.order()) {
      case Order.Fixed(List<SortKey> keys) when keys.isEmpty() -> {}
      case Order.Fixed(List<SortKey> keys) ->
          new OrderWriter(model, dialect, out.sql(before)).write(keys, Select.ROW);
      case Order.Shaped(Object input) ->
          out.sql(before).shaped(new Part.OrderBy(select.type().name(), Select.ROW, input));
    }
  }
}
