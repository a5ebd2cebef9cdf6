package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts rows. */
final class SortOrder {
  private final Model model;
  private final Relations relations;

  SortOrder(Model model, Relations relations) {
    this.model = model;
    this.relations = relations;
  }

  /** The order of {@code orderBy}, then that of the key. */
  Comparator<Row> order(TypeModel type, @Nullable Object orderBy) {
    List<Comparator<Row>> keys = new ArrayList<>();
    if (Field.value(orderBy) instanceof List<?> items) {
      for (Object item : items) {
        keys.add(order(type.fields(), (Map<?, ?>) Objects.requireNonNull(item), row -> row));
      }
    }
    for (ScalarField part : type.key()) {
      keys.add(by(part.column().type(), row -> row.get(part.column().name()), "ASC"));
    }
    return keys.stream().reduce(Comparator::thenComparing).orElseThrow();
  }

  private Comparator<Row> order(
      List<FieldModel> declared, Map<?, ?> item, Function<Row, @Nullable Row> path) {
    Map.Entry<?, ?> entry = item.entrySet().iterator().next();
    String name = (String) entry.getKey();
    Object value = Objects.requireNonNull(Field.value(entry.getValue()));
    for (FieldModel field : declared) {
      if (field instanceof ToManyField toMany && name.equals(toMany.name() + "Count")) {
        return by(
            ValueType.of(Scalar.LONG),
            row -> {
              Row at = path.apply(row);
              return at == null ? null : (long) relations.related(toMany, at).size();
            },
            value.toString());
      }
      if (field instanceof ToManyField toMany && name.equals(toMany.name() + "Aggregate")) {
        return byAggregate(toMany, (Map<?, ?>) value, path);
      }
    }
    return switch (QueryEvaluator.find(declared, name)) {
      case ScalarField scalar ->
          by(
              scalar.column().type(),
              row -> {
                Row at = path.apply(row);
                return at == null ? null : at.get(scalar.column().name());
              },
              value.toString());
      case EmbeddedField embedded -> order(embedded.fields(), (Map<?, ?>) value, path);
      case ToOneField toOne ->
          order(
              model.type(toOne.target()).fields(),
              (Map<?, ?>) value,
              row -> {
                Row at = path.apply(row);
                return at == null ? null : relations.target(toOne, at);
              });
      case ToManyField toMany -> throw new NoSuchElementException(name);
    };
  }

  private Comparator<Row> byAggregate(
      ToManyField relation, Map<?, ?> item, Function<Row, @Nullable Row> path) {
    Map.Entry<?, ?> entry = item.entrySet().iterator().next();
    GroupAggregate aggregate =
        Objects.requireNonNull(
            GroupAggregate.named((String) entry.getKey(), model.type(relation.target()).fields()));
    return by(
        aggregate.type(),
        row -> {
          Row at = path.apply(row);
          return at == null ? null : aggregate.of(relations.related(relation, at));
        },
        Objects.requireNonNull(Field.value(entry.getValue())).toString());
  }

  /** The order by a sort key of a type, whose values may be null. */
  static <T> Comparator<T> by(ValueType type, Function<T, @Nullable Object> key, String direction) {
    boolean descending = direction.startsWith("DESC");
    boolean nullsFirst =
        direction.endsWith("NULLS_FIRST") || (descending && !direction.endsWith("NULLS_LAST"));
    return (a, b) -> {
      Object left = key.apply(a);
      Object right = key.apply(b);
      if (left == null || right == null) {
        int nulls = Boolean.compare(left == null, right == null);
        return nullsFirst ? -nulls : nulls;
      }
      int compared = ValueComparison.compare(type, left, right);
      return descending ? -compared : compared;
    };
  }
}
