package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.sql.ParentDialect.AscendingKeys;
import java.util.List;

/** Writes the statements that read the rows of a to-many relation, the children of its parents. */
final class ChildWriter {
  /** The ordinal of a parent that is the only one. */
  static final String ONLY_PARENT = "0";

  private final SelectWriter selects;
  private final SqlDialect dialect;
  private final SqlWriter out;
  private final ParentDialect parents;
  private final JoinWriter joins;

  ChildWriter(SelectWriter selects, SqlDialect dialect, SqlWriter out) {
    this.selects = selects;
    this.dialect = dialect;
    this.out = out;
    parents = dialect.parents();
    joins = new JoinWriter(dialect);
  }

  /** All children of all parents; each row begins with the ordinal of its parent. */
  void ofAll(Select select, ToManyField relation) {
    out.sql("select " + ordinal(select));
    selects.items(select, out, false);
    fromParents(select, relation);
    selects.where(select, out);
    out.sql("\norder by 1");
    selects.order(select, out, ", ");
  }

  /**
   * A page of the children of each parent; each row begins with the ordinal of its parent.
   *
   * @param offset whether some are skipped
   */
  void pageOfEach(Select select, ToManyField relation, boolean offset) {
    out.sql("select w.ordinal");
    for (int i = 0; i < select.items().size(); i++) {
      out.sql(", w.c" + i);
    }
    out.sql("\nfrom (\nselect " + ordinal(select) + " as ordinal");
    for (int i = 0; i < select.items().size(); i++) {
      out.sql(", ");
      selects.item(select, select.items().get(i), out);
      out.sql(" as c" + i);
    }
    // Rows that a to-one relation repeats have one rank, so they shift no page.
    boolean repeatable = select.type().hasKey() && !select.joins().isEmpty();
    out.sql(",\n  " + (repeatable ? "dense_rank" : "row_number"));
    out.sql("() over (partition by " + ordinal(select) + " order by ");
    selects.order(select, out, "");
    out.sql(") as n");
    fromParents(select, relation);
    selects.where(select, out);
    out.sql("\n) w\nwhere ");
    if (offset) {
      out.sql("w.n > ").bind(new Binding.Offset()).sql(" and ");
    }
    out.sql("w.n <= ").bind(new Binding.LastRow()).sql("\norder by w.ordinal, w.n");
  }

  /**
   * All children of all parents, in the order of their foreign keys; each row begins with its own.
   */
  void byKey(Select select, ToManyField relation, AscendingKeys keys) {
    String pointer = dialect.column(holder(relation), relation.pointers().getFirst());
    out.sql("select " + pointer);
    selects.items(select, out, false);
    fromHolder(select, relation, true);
    out.sql("\nwhere " + pointer + " in ");
    keys.write(out, relation.sourceColumns().getFirst().type());
    selects.condition(select.condition(), select.type(), Select.ROW, " and ", out);
    out.sql("\norder by " + pointer);
    selects.order(select, out, ", ");
  }

  /**
   * What follows SELECT to read the children of the only parent; each row begins with 0, the
   * ordinal of its parent.
   */
  void ofOne(Select select, ToManyField relation, List<Operand> parent) {
    out.sql(ONLY_PARENT);
    selects.items(select, out, false);
    fromOne(select, relation, parent, true);
    selects.order(select, out, "\norder by ");
  }

  /**
   * FROM and WHERE of the children of the only parent.
   *
   * @param joined whether others are joined to their rows
   */
  void fromOne(Select select, ToManyField relation, List<Operand> parent, boolean joined) {
    if (select.distinct().isEmpty()) {
      fromHolder(select, relation, joined);
      whereParent(select, relation, parent);
      return;
    }
    selects.fromDistinct(
        select,
        null,
        out,
        () -> {
          fromHolder(select, relation, false);
          whereParent(select, relation, parent);
        });
    if (joined) {
      selects.joins(select.joins(), out);
    }
    selects.where(select, out);
  }

  private void whereParent(Select select, ToManyField relation, List<Operand> parent) {
    List<Column> pointers = relation.pointers();
    for (int part = 0; part < pointers.size(); part++) {
      Column pointer = pointers.get(part);
      out.sql(part == 0 ? "\nwhere " : " and ");
      joins.compare(out, holder(relation), pointer, Comparison.EQ, parent.get(part));
    }
    selects.condition(select.condition(), select.type(), Select.ROW, " and ", out);
  }

  /** FROM with the children of a batch of parents, and with what is joined to their rows. */
  void fromParents(Select select, ToManyField relation) {
    if (select.distinct().isEmpty()) {
      fromParents(select.type(), relation, parents.join());
    } else {
      selects.fromDistinct(
          select,
          parents.ordinal(),
          out,
          () -> {
            fromParents(select.type(), relation, parents.join());
            selects.condition(select.condition(), select.type(), Select.ROW, "\nwhere ", out);
          });
    }
    selects.joins(select.joins(), out);
  }

  /** The ordinal of the parent of a row of {@link #fromParents}. */
  private String ordinal(Select select) {
    return select.distinct().isEmpty() ? parents.ordinal() : Select.ROW + "." + SelectWriter.PARENT;
  }

  /**
   * FROM with a batch of parents, and WHERE with the condition that a parent has a child; further
   * conditions on the child and a closing parenthesis must follow.
   */
  void whereRowExists(Select select, ToManyField relation) {
    keys(relation);
    out.sql("\nwhere exists (select 1");
    fromHolder(select, relation, false);
    out.sql("\nwhere ");
    pointers(relation);
    selects.condition(select.condition(), select.type(), Select.ROW, " and ", out);
    out.sql(" and ");
  }

  /**
   * The rows of a to-many relation of each parent, with FROM.
   *
   * @param always whether a parent without rows has one of nulls; the conditions on rows must
   *     follow then
   */
  void rowsOfParents(TypeModel type, ToManyField relation, boolean always) {
    if (!always) {
      fromParents(type, relation, parents.join());
      return;
    }
    keys(relation);
    JoinTable through = relation.through();
    out.sql("\nleft join " + (through == null ? "" : "(") + holderTable(type, relation));
    if (through != null) {
      target(type, through);
      out.sql(")");
    }
    out.sql(" on ");
    pointers(relation);
  }

  private void fromParents(TypeModel type, ToManyField relation, String join) {
    keys(relation);
    out.sql("\n" + join + " " + holderTable(type, relation) + " on ");
    pointers(relation);
    if (relation.through() != null) {
      target(type, relation.through());
    }
  }

  private void keys(ToManyField relation) {
    parents.keys(out.sql("\nfrom "), relation.sourceColumns().stream().map(Column::type).toList());
  }

  private void pointers(ToManyField relation) {
    List<Column> pointers = relation.pointers();
    List<ValueType> types = relation.sourceColumns().stream().map(Column::type).toList();
    for (int i = 0; i < pointers.size(); i++) {
      out.sql(i == 0 ? "" : " and ");
      out.sql(joins.equal(pointers.get(i), holder(relation), parents.key(i, types)));
    }
  }

  private void fromHolder(Select select, ToManyField relation, boolean joined) {
    out.sql("\nfrom " + holderTable(select.type(), relation));
    if (relation.through() != null) {
      target(select.type(), relation.through());
    }
    if (joined) {
      selects.joins(select.joins(), out);
    }
  }

  /** The row that holds the foreign key: the child itself, or a row of the join table. */
  static String holder(ToManyField relation) {
    return relation.through() == null ? Select.ROW : "j";
  }

  private String holderTable(TypeModel type, ToManyField relation) {
    JoinTable through = relation.through();
    return dialect.table(through == null ? type.table() : through.table()) + " " + holder(relation);
  }

  /** The child's own row, beside one of a join table. */
  private void target(TypeModel type, JoinTable through) {
    out.sql("\njoin " + dialect.table(type.table()) + " " + Select.ROW + " on ");
    out.sql(joins.equal(through.inverse(), "j", Select.ROW));
  }
}
