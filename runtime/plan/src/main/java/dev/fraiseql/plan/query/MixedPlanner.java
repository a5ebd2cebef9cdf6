package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Pages;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.Condition;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.TypeView;
import dev.fraiseql.plan.sql.PolymorphicSelect;
import dev.fraiseql.plan.sql.PolymorphicSelect.Branch;
import dev.fraiseql.plan.sql.PolymorphicWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans the lists and counts of an interface or a union: one statement over all of its types. */
final class MixedPlanner {
  private final Model model;
  private final SqlDialect dialect;
  private final List<Variable> variables;
  private final Predicate<Condition> holds;
  private final InterfaceModel mixed;

  MixedPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<Condition> holds,
      InterfaceModel mixed) {
    this.model = model;
    this.dialect = dialect;
    this.variables = variables;
    this.holds = holds;
    this.mixed = mixed;
  }

  /** A page of all rows, and how a stream reads it. */
  Root.Rows rows(MergedField field) {
    Map<String, @Nullable Object> arguments = field.node().arguments();
    List<Branch> branches = new ArrayList<>();
    List<Entry> alternatives = new ArrayList<>();
    List<Level.Child> children = new ArrayList<>();
    int position = 2; // behind the number of the type
    for (String name : mixed.types()) {
      LevelPlanner planner = new LevelPlanner(model, dialect, variables, holds, position, children);
      TypeModel type = model.type(name);
      Selection selection = planner.selection(type, field.fields());
      alternatives.add(Entry.alternative(alternatives.size(), selection));
      branches.add(branch(planner, type, arguments));
      position += branches.getLast().select().items().size();
    }
    Paging paging = FieldArguments.paging(arguments);
    Level level =
        new Level(
            mixed.name(),
            statement(branches, paging.offset() != null),
            paging,
            new Selection(mixed.name(), alternatives),
            children);
    // A cursor would have to name a type, and a condition to compare keys of different ones.
    boolean paged = !children.isEmpty() && !dialect.fetchesBesideOpenRows();
    return new Root.Rows(
        field.node().responseKey(),
        level,
        paged ? new Pages(statement(branches, true), null) : null);
  }

  private SqlStatement statement(List<Branch> branches, boolean offset) {
    return new PolymorphicWriter(model, dialect).write(new PolymorphicSelect(branches, offset));
  }

  /** The statement that counts rows. */
  SqlStatement count(FieldNode field) {
    return new PolymorphicWriter(model, dialect)
        .count(
            mixed.types().stream()
                .map(name ->
                    branch(
                        new LevelPlanner(model, dialect, variables, holds),
                        model.type(name),
                        field.arguments()))
                .toList());
  }

  private Branch branch(
      LevelPlanner planner, TypeModel type, Map<String, @Nullable Object> arguments) {
    TypeView view = new TypeView(mixed, type);
    TypeModel rows = view.rows(model);
    return new Branch(planner.selected(type, rows, arguments), view, rows);
  }
}
