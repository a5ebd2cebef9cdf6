package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.PolymorphicSelect.Branch;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Order;
import java.util.List;

/**
 * Writes statements that read rows of several types: a UNION ALL with a branch for each type, in
 * one order. Rows that are equal in it are sorted by their type and then by their order columns.
 */
public final class PolymorphicWriter {
  private final SqlDialect dialect;
  private final SelectWriter selects;

  /** A writer of statements over a model. */
  public PolymorphicWriter(Model model, SqlDialect dialect) {
    this.dialect = dialect;
    selects = new SelectWriter(model, dialect);
  }

  /** The statement that reads the rows. */
  public SqlStatement write(PolymorphicSelect select) {
    SqlWriter out = new SqlWriter();
    List<Branch> branches = select.branches();
    RowLimit limit = RowLimit.requested(select.offset());
    dialect.limitAfterSelect(out.sql("select "), limit);
    out.sql("w.kind");
    int items = branches.stream().mapToInt(branch -> branch.select().items().size()).sum();
    for (int i = 0; i < items; i++) {
      out.sql(", w.c" + i);
    }
    out.sql("\nfrom (");
    for (int kind = 0; kind < branches.size(); kind++) {
      out.sql(kind == 0 ? "\nselect " : "\nunion all\nselect ").sql(kind + " as kind");
      items(branches, kind, out);
      keys(branches.get(kind), KeyForm.UNION_VALUES, Select.ROW, out);
      ownKeys(branches, kind, out);
      from(branches.get(kind), out);
    }
    out.sql("\n) w\norder by ");
    keys(branches.getFirst(), KeyForm.ORDER_OF_NAMES_BEFORE, OrderWriter.AROUND, out);
    out.sql("w.kind");
    for (int kind = 0; kind < branches.size(); kind++) {
      List<Column> key = branches.get(kind).select().type().orderColumns();
      for (int part = 0; part < key.size(); part++) {
        out.sql(", " + dialect.sortExpression("w." + ownKey(kind, part), key.get(part)));
      }
    }
    dialect.limitAtEnd(out, limit, true);
    return out.statement();
  }

  /** The statement that counts the rows; neither items nor orders matter. */
  public SqlStatement count(List<Branch> branches) {
    SqlWriter out = new SqlWriter();
    for (int kind = 0; kind < branches.size(); kind++) {
      out.sql(kind == 0 ? "select (select count(*)" : ")\n  + (select count(*)");
      from(branches.get(kind), out);
    }
    return out.sql(")").statement();
  }

  private void items(List<Branch> branches, int kind, SqlWriter out) {
    int place = 0;
    for (int i = 0; i < branches.size(); i++) {
      Select select = branches.get(i).select();
      for (Item item : select.items()) {
        out.sql(", ");
        if (i == kind) {
          selects.item(select, item, out);
        } else {
          ValueType type = type(item);
          out.sql(dialect.read(dialect.typedNull(type), type));
        }
        out.sql(" as c" + place++);
      }
    }
  }

  private static ValueType type(Item item) {
    return switch (item) {
      case Item.Value value -> value.column().type();
      case Item.Presence presence -> ValueType.of(Scalar.INT);
      case Item.Count count -> ValueType.of(Scalar.LONG);
      case Item.Matches matches -> ValueType.of(Scalar.LONG);
      case Item.CountAll count -> ValueType.of(Scalar.LONG);
    };
  }

  /**
   * The order columns of the types, each in a column of its own: types differ in number and kind.
   */
  private void ownKeys(List<Branch> branches, int kind, SqlWriter out) {
    for (int i = 0; i < branches.size(); i++) {
      List<Column> key = branches.get(i).select().type().orderColumns();
      for (int part = 0; part < key.size(); part++) {
        out.sql(", ");
        out.sql(
            i == kind
                ? dialect.column(Select.ROW, key.get(part))
                : dialect.typedNull(key.get(part).type()));
        out.sql(" as " + ownKey(i, part));
      }
    }
  }

  private static String ownKey(int kind, int part) {
    return "k" + kind + "_" + part;
  }

  private void from(Branch branch, SqlWriter out) {
    Select select = branch.select();
    out.sql("\nfrom " + dialect.table(select.type().table()) + " " + Select.ROW);
    selects.joins(select.joins(), out);
    switch (select.condition()) {
      case Condition.Fixed(Filter filter) ->
          selects.condition(
              new Condition.Fixed(filter), branch.rows(), Select.ROW, "\nwhere ", out);
      case Condition.Shaped(Object input) ->
          out.sql("\nwhere ").shaped(new Part.Where(branch.view().name(), Select.ROW, input));
    }
  }

  private void keys(Branch branch, KeyForm form, String row, SqlWriter out) {
    switch (branch.select().order()) {
      case Order.Fixed(List<SortKey> keys) -> out.sql(selects.keys(keys, form, row).sql());
      case Order.Shaped(Object input) ->
          out.shaped(new Part.SortKeys(branch.view().name(), row, input, form));
    }
  }
}
