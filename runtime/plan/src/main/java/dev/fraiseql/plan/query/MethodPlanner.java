package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ValueModel;
import dev.fraiseql.contract.query.MethodResult;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.write.ArgumentReader;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.InputException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans the root fields that methods execute. */
final class MethodPlanner {
  private final InputChecks checks;
  private final ArgumentReader arguments;
  private final Map<String, MethodModel> methods = new HashMap<>();

  /**
   * A planner.
   *
   * @param mutation whether of fields of {@code Mutation}, not of {@code Query}
   * @param checks of literals
   */
  MethodPlanner(Model model, boolean mutation, InputChecks checks) {
    this.checks = checks;
    arguments = new ArgumentReader(model, Clock.systemUTC());
    model.methods(mutation).forEach(method -> methods.put(method.name(), method));
  }

  /** A root field; empty if no method executes it. */
  Optional<Root> root(PlanningContext context, MergedField merged) {
    FieldNode node = merged.node();
    return Optional.ofNullable(methods.get(node.name()))
        .map(method -> {
          check(method, node);
          return new Root.Method(
              node.responseKey(),
              method.name(),
              method.mutation(),
              node.arguments(),
              result(context, method, merged));
        });
  }

  /** Rejects what is wrong whatever the variables are. */
  private void check(MethodModel method, FieldNode node) {
    InputErrors errors = new InputErrors();
    arguments.read(method, checks.ofMethod(method), node.arguments(), errors);
    if (!errors.isEmpty()) {
      throw new InputException(
          errors.list().stream().map(error -> error.within(node.responseKey())).toList());
    }
  }

  private static MethodResult result(
      PlanningContext context, MethodModel method, MergedField merged) {
    return switch (method.result()) {
      case MethodModel.Value value -> new MethodResult.Value();
      case MethodModel.Nothing nothing -> new MethodResult.Value();
      case MethodModel.Rows rows ->
          new MethodResult.Rows(
              new LevelPlanner(context, 2, new ArrayList<>())
                  .written(context.model().type(rows.type()), merged));
      case MethodModel.Objects objects ->
          new MethodResult.Fields(parts(context, context.model().object(objects.type()), merged));
    };
  }

  private static List<MethodResult.Part> parts(
      PlanningContext context, ObjectModel object, MergedField merged) {
    List<String> names = object.fields().stream().map(ValueModel::name).toList();
    return context.merge(merged.fields()).stream()
        .map(MergedField::node)
        .map(node ->
            new MethodResult.Part(
                node.responseKey(),
                IntStream.range(0, names.size())
                    .filter(field -> names.get(field).equals(node.name()))
                    .findFirst()
                    .orElse(MethodResult.Part.TYPE_NAME)))
        .toList();
  }
}
