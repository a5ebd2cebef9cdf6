package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates random root fields of groups. */
final class GroupGenerator {
  private static final List<String> OPERATORS =
      List.of("eq", "neq", "gt", "gte", "lt", "lte", "in", "nin", "isNull");

  private final Model model;
  private final Set<String> types;
  private final Random random;
  private final ValueGenerator values;
  private final ConditionGenerator conditions;

  GroupGenerator(Model model, Set<String> types, Random random, ConditionGenerator conditions) {
    this.model = model;
    this.types = types;
    this.random = random;
    this.conditions = conditions;
    values = new ValueGenerator(model, random);
  }

  /**
   * A root field.
   *
   * @param where its arguments other than those of groups
   */
  Field make(TypeModel type, String key, Map<String, @Nullable Object> where) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(where);
    List<List<String>> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<String> path = path(type.fields(), 2);
      if (!keys.contains(path)) {
        keys.add(path);
      }
    }
    if (!keys.isEmpty()) {
      Map<String, @Nullable Object> groupBy = new LinkedHashMap<>();
      keys.forEach(path -> put(path, true, groupBy));
      arguments.put("groupBy", groupBy);
    }
    if (random.nextInt(3) == 0) {
      arguments.put("having", having(type, 2));
    }
    if (random.nextInt(2) == 0) {
      arguments.put("orderBy", order(type, keys));
    }
    if (random.nextInt(3) == 0) {
      arguments.put("limit", conditions.perhapsVariable("Int", (long) random.nextInt(9)));
    }
    if (random.nextInt(5) == 0) {
      arguments.put("offset", conditions.perhapsVariable("Int", (long) random.nextInt(4)));
    }
    return new Field(type.plural() + "Aggregate", key, arguments, selection(type, keys));
  }

  /** The path to a random group key. */
  private List<String> path(List<FieldModel> declared, int depth) {
    while (true) {
      FieldModel field = values.one(declared);
      switch (field) {
        case ScalarField scalar when !GroupByKey.buckets(scalar).isEmpty() -> {
          return List.of(scalar.name() + values.one(GroupByKey.buckets(scalar)));
        }
        case EmbeddedField embedded -> {
          return prepend(embedded.name(), path(embedded.fields(), depth));
        }
        case ToOneField toOne when depth > 0 && types.contains(toOne.target()) -> {
          return prepend(toOne.name(), path(model.type(toOne.target()).fields(), depth - 1));
        }
        default -> {}
      }
    }
  }

  private static List<String> prepend(String name, List<String> path) {
    List<String> longer = new ArrayList<>(List.of(name));
    longer.addAll(path);
    return longer;
  }

  @SuppressWarnings("unchecked") // nested maps were put here
  private static void put(List<String> path, Object value, Map<String, @Nullable Object> into) {
    if (path.size() == 1) {
      into.put(path.getFirst(), value);
    } else {
      Object inner = into.computeIfAbsent(path.getFirst(), name -> new LinkedHashMap<>());
      put(
          path.subList(1, path.size()),
          value,
          (Map<String, @Nullable Object>) Objects.requireNonNull(inner));
    }
  }

  private GroupAggregate aggregate(TypeModel type) {
    while (true) {
      if (random.nextInt(5) == 0) {
        return GroupAggregate.COUNT;
      }
      if (values.one(type.fields()) instanceof ScalarField scalar
          && !GroupAggregate.functions(scalar).isEmpty()) {
        return new GroupAggregate(scalar, values.one(GroupAggregate.functions(scalar)));
      }
    }
  }

  private Map<String, @Nullable Object> having(TypeModel type, int depth) {
    Map<String, @Nullable Object> having = new LinkedHashMap<>();
    int kind = depth == 0 ? 9 : random.nextInt(9);
    switch (kind) {
      case 0 -> having.put("_not", having(type, depth - 1));
      case 1, 2 -> {
        List<@Nullable Object> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
          parts.add(having(type, depth - 1));
        }
        having.put(kind == 1 ? "_and" : "_or", parts);
      }
      default -> {
        GroupAggregate aggregate = aggregate(type);
        String operator = values.one(OPERATORS);
        having.put(aggregate.name(), Map.of(operator, operand(aggregate, operator)));
      }
    }
    return having;
  }

  private Object operand(GroupAggregate aggregate, String operator) {
    if (operator.equals("isNull")) {
      return random.nextBoolean();
    }
    if (operator.endsWith("in")) {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(operand(aggregate));
      }
      return list;
    }
    return operand(aggregate);
  }

  private Object operand(GroupAggregate aggregate) {
    ScalarField field = aggregate.field();
    if (field == null || aggregate.function().equals("CountDistinct")) {
      return (long) random.nextInt(6);
    }
    if (aggregate.function().equals("Sum") || aggregate.function().equals("Avg")) {
      boolean whole =
          aggregate.function().equals("Sum") && field.column().type().scalar() != Scalar.DECIMAL;
      long number = random.nextInt(16) - 5L;
      return whole ? number : new BigDecimal(number).movePointLeft(random.nextInt(2));
    }
    Object value = Objects.requireNonNull(values.value(field.column(), false));
    return value instanceof Float ? new BigDecimal(value.toString()) : value;
  }

  private List<@Nullable Object> order(TypeModel type, List<List<String>> keys) {
    List<@Nullable Object> order = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      Field.Name direction = new Field.Name(values.one(QueryGenerator.DIRECTIONS));
      if (!keys.isEmpty() && random.nextBoolean()) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        put(values.one(keys), direction, item);
        order.add(item);
      } else {
        order.add(Map.of(aggregate(type).name(), direction));
      }
    }
    return order;
  }

  private List<Field> selection(TypeModel type, List<List<String>> keys) {
    List<Field> fields = new ArrayList<>();
    Map<String, @Nullable Object> selected = new LinkedHashMap<>();
    for (List<String> path : keys) {
      if (random.nextInt(4) > 0) {
        put(path, true, selected);
      }
    }
    fields(selected, "k", fields);
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.add(selected(type.fields(), "m" + i));
    }
    if (fields.isEmpty()) {
      fields.add(Field.leaf("count"));
    }
    return fields;
  }

  /** A selected aggregate of a field, which may be in an embedded object. */
  private Field selected(List<FieldModel> declared, String key) {
    while (true) {
      switch (values.one(declared)) {
        case ScalarField scalar when !GroupAggregate.allFunctions(scalar).isEmpty() -> {
          String function = values.one(GroupAggregate.allFunctions(scalar));
          return new Field(scalar.name() + function, key, Map.of(), List.of());
        }
        case EmbeddedField embedded -> {
          return new Field(
              embedded.name(), key, Map.of(), List.of(selected(embedded.fields(), "m")));
        }
        default -> {
          if (random.nextInt(5) == 0) {
            return new Field("count", key, Map.of(), List.of());
          }
        }
      }
    }
  }

  private static void fields(Map<?, ?> selected, String prefix, List<Field> into) {
    selected.forEach((name, value) -> {
      List<Field> inner = new ArrayList<>();
      String key = prefix + into.size();
      if (value instanceof Map<?, ?> map) {
        fields(map, key, inner);
      }
      into.add(new Field((String) name, key, Map.of(), inner));
    });
  }
}
