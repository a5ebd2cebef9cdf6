package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes groups of rows, with their keys and aggregates. */
final class GroupEvaluator {
  private final Model model;
  private final Relations relations;
  private final TypeModel type;

  GroupEvaluator(Model model, Relations relations, TypeModel type) {
    this.model = model;
    this.relations = relations;
    this.type = type;
  }

  private record Group(Map<List<String>, @Nullable Object> keys, List<Row> rows) {}

  /** The groups of rows that a field of the document selects. */
  List<Map<String, @Nullable Object>> of(List<Row> rows, Field field) {
    List<GroupByKey> keys = new ArrayList<>();
    keys(Field.value(field.arguments().get("groupBy")), List.of(), keys);
    List<Group> groups = new ArrayList<>();
    if (keys.isEmpty()) {
      groups.add(new Group(Map.of(), rows));
    }
    for (Row row : keys.isEmpty() ? List.<Row>of() : rows) {
      Map<List<String>, @Nullable Object> values = new LinkedHashMap<>();
      keys.forEach(key -> values.put(key.path(), key.of(row, relations)));
      groups.stream()
          .filter(group -> isMember(group, keys, values))
          .findFirst()
          .orElseGet(() -> {
            groups.add(new Group(values, new ArrayList<>()));
            return groups.getLast();
          })
          .rows()
          .add(row);
    }
    Object having = Field.value(field.arguments().get("having"));
    List<Group> met = new ArrayList<>(groups);
    met.removeIf(group -> having != null && holds(group, (Map<?, ?>) having) != TruthValue.TRUE);
    met.sort(order(keys, Field.value(field.arguments().get("orderBy"))));
    return met.stream()
        .skip(Field.number(field.arguments().get("offset"), 0))
        .limit(Field.number(field.arguments().get("limit"), Long.MAX_VALUE))
        .map(group -> object(group, field.fields(), List.of(), type.fields()))
        .toList();
  }

  private void keys(@Nullable Object groupBy, List<String> path, List<GroupByKey> into) {
    if (groupBy instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        List<String> longer = new ArrayList<>(path);
        longer.add((String) name);
        if (value instanceof Map<?, ?>) {
          keys(value, longer, into);
        } else if (value.equals(true)) {
          into.add(key(longer));
        }
      });
    }
  }

  private GroupByKey key(List<String> path) {
    return GroupByKey.at(path, type.fields(), this::target);
  }

  private List<FieldModel> target(ToOneField relation) {
    return model.type(relation.target()).fields();
  }

  private static boolean isMember(
      Group group, List<GroupByKey> keys, Map<List<String>, @Nullable Object> values) {
    return keys.stream()
        .allMatch(key -> {
          Object left = group.keys().get(key.path());
          Object right = values.get(key.path());
          return left == null || right == null
              ? left == right
              : ValueComparison.compare(key.type(), left, right) == 0;
        });
  }

  private TruthValue holds(Group group, Map<?, ?> having) {
    TruthValue truth = TruthValue.TRUE;
    for (Map.Entry<?, ?> entry : having.entrySet()) {
      String name = (String) entry.getKey();
      Object value = Objects.requireNonNull(Field.value(entry.getValue()));
      truth =
          truth.and(
              switch (name) {
                case "_not" -> holds(group, (Map<?, ?>) value).not();
                case "_and" ->
                    ((List<?>) value)
                        .stream()
                            .map(part -> holds(group, (Map<?, ?>) part))
                            .reduce(TruthValue.TRUE, TruthValue::and);
                case "_or" ->
                    ((List<?>) value)
                        .stream()
                            .map(part -> holds(group, (Map<?, ?>) part))
                            .reduce(TruthValue.FALSE, TruthValue::or);
                default -> {
                  GroupAggregate aggregate =
                      Objects.requireNonNull(GroupAggregate.named(name, type.fields()));
                  yield ConditionEvaluator.operators(
                      aggregate.type(), aggregate.of(group.rows()), (Map<?, ?>) value);
                }
              });
    }
    return truth;
  }

  private Comparator<Group> order(List<GroupByKey> keys, @Nullable Object orderBy) {
    Comparator<Group> order = (a, b) -> 0;
    if (orderBy instanceof List<?> items) {
      for (Object item : items) {
        order = order.thenComparing(order(item, List.of()));
      }
    }
    for (GroupByKey key : keys) {
      order =
          order.thenComparing(
              SortOrder.by(key.type(), group -> group.keys().get(key.path()), "ASC"));
    }
    return order;
  }

  private Comparator<Group> order(@Nullable Object item, List<String> path) {
    Map.Entry<?, ?> entry = ((Map<?, ?>) Objects.requireNonNull(item)).entrySet().iterator().next();
    List<String> longer = new ArrayList<>(path);
    longer.add((String) entry.getKey());
    Object value = Objects.requireNonNull(Field.value(entry.getValue()));
    if (value instanceof Map<?, ?>) {
      return order(value, longer);
    }
    GroupAggregate aggregate =
        path.isEmpty() ? GroupAggregate.named(longer.getFirst(), type.fields()) : null;
    if (aggregate != null) {
      return SortOrder.by(aggregate.type(), group -> aggregate.of(group.rows()), value.toString());
    }
    return SortOrder.by(key(longer).type(), group -> group.keys().get(longer), value.toString());
  }

  /**
   * The object of a group, or a part of it.
   *
   * @param path the names from the group to the object
   * @param declared the fields of its type, whose keys and aggregates it has
   */
  private Map<String, @Nullable Object> object(
      Group group, List<Field> fields, List<String> path, List<FieldModel> declared) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (Field field : fields) {
      List<String> longer = new ArrayList<>(path);
      longer.add(field.name());
      if (!field.fields().isEmpty()) {
        List<FieldModel> within =
            switch (QueryEvaluator.find(declared, field.name())) {
              case EmbeddedField embedded -> embedded.fields();
              case ToOneField toOne -> target(toOne);
              case FieldModel other -> throw new IllegalArgumentException(other.name());
            };
        object.put(field.key(), object(group, field.fields(), longer, within));
      } else if (group.keys().containsKey(longer)) {
        object.put(
            field.key(),
            QueryEvaluator.responseValue(key(longer).field(), group.keys().get(longer)));
      } else {
        GroupAggregate aggregate =
            Objects.requireNonNull(GroupAggregate.named(field.name(), declared));
        Object value = aggregate.of(group.rows());
        object.put(
            field.key(),
            aggregate.function().equals("Min") || aggregate.function().equals("Max")
                ? QueryEvaluator.responseValue(Objects.requireNonNull(aggregate.field()), value)
                : value);
      }
    }
    return object;
  }
}
