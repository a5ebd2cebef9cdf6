package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Parents;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the statements that read connections. */
final class PageWriter {
  /** The number of a row among those of its parent. */
  private static final String NUMBER = OrderWriter.AROUND + ".n";

  private final SelectWriter selects;
  private final SqlDialect dialect;
  private final SqlWriter out;

  PageWriter(SelectWriter selects, SqlDialect dialect, SqlWriter out) {
    this.selects = selects;
    this.dialect = dialect;
    this.out = out;
  }

  void forward(Select select, Rows.Forward page) {
    if (page.parents() instanceof Parents.Batch(ToManyField relation)) {
      pageOfEach(select, relation, page.seeks(), page.cursors(), false);
      return;
    }
    RowLimit limit = RowLimit.requested(page.offset());
    boolean joinsAfterLimit = page.offset() && !select.joins().isEmpty();
    out.sql("select ");
    if (!joinsAfterLimit) {
      dialect.limitAfterSelect(out, limit);
    }
    out.sql(ordinal(page.parents()));
    selects.items(select, out, true);
    if (page.cursors()) {
      keys(select, KeyForm.VALUES);
    }
    if (joinsAfterLimit) {
      selects.fromLimited(select, limit, out, () -> from(select, null, page.seeks(), false));
      return;
    }
    from(select, page.parents(), page.seeks(), true);
    selects.order(select, out, "\norder by ");
    dialect.limitAtEnd(out, limit, true);
  }

  /** The rows are read from the end, so a statement around theirs restores their order. */
  void backward(Select select, Rows.Backward page) {
    if (page.parents() instanceof Parents.Batch(ToManyField relation)) {
      pageOfEach(select, relation, page.seeks(), true, true);
      return;
    }
    out.sql("select " + ordinal(page.parents()));
    names(select);
    keys(select, KeyForm.NAMES);
    out.sql(", count(*) over () as n\nfrom (\n");
    dialect.limitAfterSelect(out.sql("select "), RowLimit.requested(false));
    items(select);
    keys(select, KeyForm.VALUES);
    from(select, page.parents(), page.seeks(), true);
    out.sql("\norder by ");
    keys(select, KeyForm.REVERSED);
    dialect.limitAtEnd(out, RowLimit.requested(false), true);
    out.sql("\n) " + OrderWriter.AROUND + "\norder by ");
    keys(select, KeyForm.ORDER_OF_NAMES);
  }

  /** A page of the rows of each parent of a batch: the rows are numbered from their end. */
  private void pageOfEach(
      Select select, ToManyField relation, List<Seek> seeks, boolean cursors, boolean backward) {
    String ordinal = dialect.parents().ordinal();
    out.sql("select " + OrderWriter.AROUND + ".ordinal, ");
    names(select);
    if (cursors) {
      keys(select, KeyForm.NAMES);
    }
    out.sql(backward ? ", " + NUMBER : "");
    out.sql("\nfrom (\nselect " + ordinal + " as ordinal, ");
    items(select);
    if (cursors) {
      keys(select, KeyForm.VALUES);
    }
    out.sql(",\n  row_number() over (partition by " + ordinal + " order by ");
    if (backward) {
      keys(select, KeyForm.REVERSED);
    } else {
      selects.order(select, out, "");
    }
    out.sql(") as n");
    from(select, new Parents.Batch(relation), seeks, true);
    out.sql("\n) " + OrderWriter.AROUND + "\nwhere " + NUMBER + " <= ");
    out.bind(new Binding.LastRow());
    out.sql("\norder by " + OrderWriter.AROUND + ".ordinal, " + NUMBER);
    out.sql(backward ? " desc" : "");
  }

  /** In an order, so that an index for it is used even if few rows meet the condition. */
  void nearest(Select select, Rows.Nearest nearest) {
    if (nearest.parents() instanceof Parents.Batch(ToManyField relation)) {
      parentsWithRow(select, relation, nearest.seek());
      return;
    }
    Seek seek = nearest.seek();
    dialect.limitAfterSelect(out.sql("select "), RowLimit.ONE);
    out.sql(ordinal(nearest.parents()) + "1");
    from(select, nearest.parents(), List.of(seek), true);
    switch (seek.side()) {
      case BEFORE, UP_TO -> {
        out.sql("\norder by ");
        keys(select, KeyForm.REVERSED);
      }
      case AFTER, FROM -> selects.order(select, out, "\norder by ");
    }
    dialect.limitAtEnd(out, RowLimit.ONE, true);
  }

  /** The ordinals of the parents that have a row on one side of a cursor. */
  private void parentsWithRow(Select select, ToManyField relation, Seek seek) {
    out.sql("select " + dialect.parents().ordinal());
    new ChildWriter(selects, dialect, out).whereRowExists(select, relation);
    seek(select, seek);
    out.sql(")");
  }

  /** The items of a statement around the one with {@link #items}. */
  private void names(Select select) {
    int items = Math.max(1, select.items().size());
    for (int i = 0; i < items; i++) {
      out.sql(i == 0 ? "" : ", ").sql(OrderWriter.AROUND + ".c" + i);
    }
  }

  /** The items with names. */
  private void items(Select select) {
    if (select.items().isEmpty()) {
      out.sql("1 as c0");
    }
    for (int i = 0; i < select.items().size(); i++) {
      out.sql(i == 0 ? "" : ", ");
      selects.item(select, select.items().get(i), out);
      out.sql(" as c" + i);
    }
  }

  /** What the rows of the only parent begin with. */
  private static String ordinal(@Nullable Parents parents) {
    return parents == null ? "" : ChildWriter.ONLY_PARENT + ", ";
  }

  private void from(Select select, @Nullable Parents parents, List<Seek> seeks, boolean joined) {
    ChildWriter children = new ChildWriter(selects, dialect, out);
    boolean hasWhere = SelectWriter.hasCondition(select);
    switch (parents) {
      case null -> {
        selects.from(select, out);
        if (joined) {
          selects.joins(select.joins(), out);
        }
        selects.where(select, out);
      }
      case Parents.Batch(ToManyField relation) -> {
        children.fromParents(select, relation);
        selects.where(select, out);
      }
      case Parents.Only(ToManyField relation, List<Operand> key) -> {
        children.fromOne(select, relation, key, joined);
        hasWhere = true;
      }
    }
    for (Seek seek : seeks) {
      out.sql(hasWhere ? " and " : "\nwhere ");
      seek(select, seek);
      hasWhere = true;
    }
  }

  private void seek(Select select, Seek seek) {
    out.shaped(
        new Part.Seek(
            select.type().name(), Select.ROW, seek.orderBy(), seek.cursor(), seek.side()));
  }

  private void keys(Select select, KeyForm form) {
    switch (select.order()) {
      case Order.Fixed(List<SortKey> keys) -> out.sql(selects.keys(keys, form, Select.ROW).sql());
      case Order.Shaped(Object input) ->
          out.shaped(new Part.SortKeys(select.type().name(), Select.ROW, input, form));
    }
  }
}
