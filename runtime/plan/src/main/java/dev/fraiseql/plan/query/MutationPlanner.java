package dev.fraiseql.plan.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Write;
import dev.fraiseql.contract.query.Write.Target;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.InputException;
import dev.fraiseql.plan.write.InputNames;
import dev.fraiseql.plan.write.InputReader;
import dev.fraiseql.plan.write.MutationField;
import dev.fraiseql.plan.write.ReturnedFields;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WritableTypes;
import dev.fraiseql.plan.write.WriteFilter;
import dev.fraiseql.plan.write.WriteStatements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Plans the root fields of mutations. */
final class MutationPlanner {
  private final WritableTypes types;
  private final InputReader inputs;
  private final MethodPlanner methods;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** What a root field does, and to which type. */
  private record Field(WritableType type, MutationField kind) {}

  MutationPlanner(Model model, InputChecks checks) {
    types = new WritableTypes(model);
    inputs = new InputReader(model, types, checks::ofType, Clock.systemUTC());
    methods = new MethodPlanner(model, true, checks);
    for (TypeModel type : model.types()) {
      if (type.isWritable()) {
        for (MutationField kind : MutationField.values()) {
          fields.put(kind.name(type), new Field(types.of(type.name()), kind));
        }
      }
    }
  }

  /** A root field. */
  Root root(PlanningContext context, MergedField merged) {
    FieldNode node = merged.node();
    if (node.name().equals("__typename")) {
      return new Root.TypeName(node.responseKey(), "Mutation");
    }
    Field field = fields.get(node.name());
    if (field == null) {
      return methods
          .root(context, merged)
          .orElseThrow(() -> new NoSuchElementException("no mutation " + node.name()));
    }
    check(context, field, node);
    return new Root.Mutation(
        node.responseKey(), write(context, field, node), result(context, field, merged));
  }

  /** Rejects what is wrong whatever the variables are. */
  private void check(PlanningContext context, Field field, FieldNode node) {
    InputErrors errors = new InputErrors();
    Map<String, @Nullable Object> given = node.arguments();
    switch (field.kind()) {
      case CREATE ->
          inputs.create(field.type(), list(given.get("input")), List.of("input"), errors);
      case CREATE_MANY -> {
        List<?> all = given.get("inputs") instanceof List<?> list ? list : List.of();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          places.add("inputs." + i);
        }
        inputs.create(field.type(), all, places, errors);
      }
      case UPDATE, UPDATE_MANY ->
          inputs.update(field.type(), given.get("input"), given.get("increment"), errors);
      case UPSERT -> inputs.upsert(field.type(), given.get("input"), errors);
      case DELETE, DELETE_MANY -> {}
    }
    if ((field.kind() == MutationField.UPDATE_MANY || field.kind() == MutationField.DELETE_MANY)
        && InputShape.hasNoVariable(given.get("where"))) {
      WriteFilter.check(context.model(), field.type().type(), given.get("where"));
    }
    if (!errors.isEmpty()) {
      throw new InputException(
          errors.list().stream().map(error -> error.within(node.responseKey())).toList());
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static Write write(PlanningContext context, Field field, FieldNode node) {
    WritableType type = field.type();
    String name = type.type().name();
    Map<String, @Nullable Object> given = node.arguments();
    return switch (field.kind()) {
      case CREATE -> new Write.Create(name, given.get("input"), false);
      case CREATE_MANY -> new Write.Create(name, given.get("inputs"), true);
      case UPDATE ->
          new Write.Update(
              name, row(context, type, node), given.get("input"), given.get("increment"));
      case UPDATE_MANY ->
          new Write.Update(
              name, rows(context, type, given), given.get("input"), given.get("increment"));
      case UPSERT ->
          new Write.Upsert(name, given.get("input"), FieldArguments.argument(given, "conflict"));
      case DELETE -> new Write.Delete(name, row(context, type, node));
      case DELETE_MANY -> new Write.Delete(name, rows(context, type, given));
    };
  }

  private static Target row(PlanningContext context, WritableType type, FieldNode node) {
    List<Operand> key = Planner.key(context.model(), type.type(), node);
    return Target.row(
        statements(context).lock(type, key), FieldArguments.argument(node.arguments(), "version"));
  }

  private static Target rows(
      PlanningContext context, WritableType type, Map<String, @Nullable Object> given) {
    Condition condition = context.arguments().condition(type.type(), given);
    @Nullable Operand limit = FieldArguments.argument(given, "limit");
    return Target.rows(
        statements(context).lock(type, condition, limit != null), given.get("where"), limit);
  }

  private static WriteStatements statements(PlanningContext context) {
    return new WriteStatements(context.model(), context.dialect());
  }

  private static WriteResult result(PlanningContext context, Field field, MergedField merged) {
    return switch (field.kind()) {
      case CREATE -> {
        Level level = level(context, field.type(), merged);
        yield new WriteResult.Row(level, created(context, field.type(), level));
      }
      case CREATE_MANY -> {
        Level level = level(context, field.type(), merged);
        yield new WriteResult.Rows(level, created(context, field.type(), level));
      }
      case UPDATE -> {
        Level level = level(context, field.type(), merged);
        yield new WriteResult.Row(
            level,
            statements(context).returnsUpdated(field.type())
                ? ReturnedFields.of(field.type(), level.selection())
                : null);
      }
      case UPSERT, DELETE -> new WriteResult.Row(level(context, field.type(), merged));
      case UPDATE_MANY, DELETE_MANY -> summary(context, field.type(), merged);
    };
  }

  private static @Nullable ReturnedRow created(
      PlanningContext context, WritableType type, Level level) {
    return context.dialect().writes().returnsInserted()
        ? ReturnedFields.of(type, level.selection())
        : null;
  }

  private static WriteResult summary(
      PlanningContext context, WritableType type, MergedField merged) {
    List<WriteResult.Part> parts = new ArrayList<>();
    for (MergedField part : context.merge(merged.fields())) {
      String name = part.node().responseKey();
      parts.add(
          part.place(() ->
              switch (part.node().name()) {
                case "count" -> new WriteResult.Part.Count(name);
                case "rows" -> new WriteResult.Part.Rows(name, level(context, type, part));
                case "__typename" ->
                    new WriteResult.Part.TypeName(name, InputNames.result(type.type().name()));
                default -> throw new RequestException(ErrorCode.GRAPHQL_VALIDATION_FAILED, name);
              }));
    }
    return new WriteResult.Summary(parts);
  }

  /** The level that reads the written rows by their keys. */
  private static Level level(PlanningContext context, WritableType type, MergedField field) {
    return new LevelPlanner(context, 2, new ArrayList<>()).written(type.type(), field);
  }
}
