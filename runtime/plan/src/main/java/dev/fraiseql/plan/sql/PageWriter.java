package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import java.util.List;

/** Writes the statements that read connections. */
final class PageWriter {
  private final SelectWriter selects;
  private final SqlDialect dialect;
  private final SqlWriter out;

  PageWriter(SelectWriter selects, SqlDialect dialect, SqlWriter out) {
    this.selects = selects;
    this.dialect = dialect;
    this.out = out;
  }

  void forward(Select select, Rows.Forward page) {
    RowLimit limit = RowLimit.requested(page.offset());
    dialect.limitAfterSelect(out.sql("select "), limit);
    selects.items(select, out, true);
    if (page.cursors()) {
      keys(select, KeyForm.VALUES);
    }
    from(select, page.seeks());
    selects.order(select, out, "\norder by ");
    dialect.limitAtEnd(out, limit, true);
  }

  /** The rows are read from the end, so a statement around theirs restores their order. */
  void backward(Select select, Rows.Backward page) {
    int items = Math.max(1, select.items().size());
    out.sql("select ");
    for (int i = 0; i < items; i++) {
      out.sql(i == 0 ? "" : ", ").sql(OrderWriter.AROUND + ".c" + i);
    }
    keys(select, KeyForm.NAMES);
    out.sql(", count(*) over () as n\nfrom (\n");
    dialect.limitAfterSelect(out.sql("select "), RowLimit.requested(false));
    for (int i = 0; i < items; i++) {
      out.sql(i == 0 ? "" : ", ");
      if (select.items().isEmpty()) {
        out.sql("1");
      } else {
        selects.item(select, select.items().get(i), out);
      }
      out.sql(" as c" + i);
    }
    keys(select, KeyForm.VALUES);
    from(select, page.seeks());
    out.sql("\norder by ");
    keys(select, KeyForm.REVERSED);
    dialect.limitAtEnd(out, RowLimit.requested(false), true);
    out.sql("\n) " + OrderWriter.AROUND + "\norder by ");
    keys(select, KeyForm.ORDER_OF_NAMES);
  }

  /** In an order, so that an index for it is used even if few rows meet the condition. */
  void nearest(Select select, Seek seek) {
    dialect.limitAfterSelect(out.sql("select "), RowLimit.ONE);
    out.sql("1");
    from(select, List.of(seek));
    switch (seek.side()) {
      case BEFORE, UP_TO -> {
        out.sql("\norder by ");
        keys(select, KeyForm.REVERSED);
      }
      case AFTER, FROM -> selects.order(select, out, "\norder by ");
    }
    dialect.limitAtEnd(out, RowLimit.ONE, true);
  }

  private void from(Select select, List<Seek> seeks) {
    selects.from(select, out);
    selects.joins(select.joins(), out);
    selects.where(select, out);
    boolean first = !SelectWriter.hasCondition(select);
    for (Seek seek : seeks) {
      out.sql(first ? "\nwhere " : " and ");
      out.shaped(
          new Part.Seek(
              select.type().name(), Select.ROW, seek.orderBy(), seek.cursor(), seek.side()));
      first = false;
    }
  }

  private void keys(Select select, KeyForm form) {
    switch (select.order()) {
      case Order.Fixed(List<SortKey> keys) -> out.sql(selects.keys(keys, form, Select.ROW).sql());
      case Order.Shaped(Object input) ->
          out.shaped(new Part.SortKeys(select.type().name(), Select.ROW, input, form));
    }
  }
}
