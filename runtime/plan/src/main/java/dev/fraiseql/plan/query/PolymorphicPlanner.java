package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.PagedRead;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.TypeView;
import dev.fraiseql.plan.sql.PolymorphicSelect;
import dev.fraiseql.plan.sql.PolymorphicSelect.Branch;
import dev.fraiseql.plan.sql.PolymorphicWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans the list and count of an interface or union: one statement over all of its types. */
final class PolymorphicPlanner {
  /** The first position of the first type's items: after the index of the row's type. */
  private static final int AFTER_TYPE_INDEX = 2;

  private final PlanningContext context;
  private final InterfaceModel type;

  /**
   * A planner of one root field.
   *
   * @param type the interface or union
   */
  PolymorphicPlanner(PlanningContext context, InterfaceModel type) {
    this.context = context;
    this.type = type;
  }

  /** The list, and how a stream reads it. */
  Root.Rows rows(MergedField field) {
    Map<String, @Nullable Object> arguments = field.node().arguments();
    List<Branch> branches = new ArrayList<>();
    List<Entry> alternatives = new ArrayList<>();
    List<Level.Child> children = new ArrayList<>();
    OffsetPagination paging = FieldArguments.paging(arguments);
    @Nullable KeyCheck check = null;
    int position = AFTER_TYPE_INDEX;
    for (String name : type.types()) {
      LevelPlanner planner = new LevelPlanner(context, position, children);
      TypeModel member = context.model().type(name);
      Selection selection = planner.selection(member, field.fields());
      @Nullable KeyCheck own = planner.joinCheck(member, paging);
      check = check == null || own == null ? (check == null ? own : check) : check.and(own);
      alternatives.add(Entry.alternative(alternatives.size(), selection));
      branches.add(branch(planner, member, arguments));
      position += branches.getLast().select().items().size();
    }
    Level level =
        new Level(
            type.name(),
            statement(branches, paging.offset() != null),
            paging,
            new Selection(type.name(), alternatives),
            children,
            check,
            null);
    // Offset pagination: a cursor would have to compare keys of different types.
    boolean paged = !children.isEmpty() && !context.dialect().fetchesBesideOpenRows();
    return new Root.Rows(
        field.node().responseKey(),
        level,
        paged ? new PagedRead(statement(branches, true), null) : null);
  }

  private SqlStatement statement(List<Branch> branches, boolean offset) {
    return writer().write(new PolymorphicSelect(branches, offset));
  }

  /** The statement that counts rows. */
  SqlStatement count(FieldNode field) {
    return writer()
        .count(
            type.types().stream()
                .map(name ->
                    branch(
                        new LevelPlanner(context), context.model().type(name), field.arguments()))
                .toList());
  }

  private PolymorphicWriter writer() {
    return new PolymorphicWriter(context.model(), context.dialect());
  }

  private Branch branch(
      LevelPlanner planner, TypeModel member, Map<String, @Nullable Object> arguments) {
    TypeView view = new TypeView(type, member);
    TypeModel rows = view.rows(context.model());
    return new Branch(planner.branch(member, rows, arguments), view, rows);
  }
}
