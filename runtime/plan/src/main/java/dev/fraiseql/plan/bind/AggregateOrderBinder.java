package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.Aggregates;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds a sort key that is an aggregate of the rows of a to-many relation. */
final class AggregateOrderBinder {
  private final List<ToOneField> path;
  private final ToManyField relation;
  private final TypeModel type;

  /**
   * A binder for one relation.
   *
   * @param path the to-one relations that lead to the row with the relation
   * @param type of the rows of the relation
   */
  AggregateOrderBinder(List<ToOneField> path, ToManyField relation, TypeModel type) {
    this.path = path;
    this.relation = relation;
    this.type = type;
  }

  /**
   * The sort key of an input.
   *
   * @param place the input's path in the request, for errors
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it names no aggregate
   */
  SortKey sortKey(@Nullable Object input, String place) {
    return sortKey(type.name(), AggregateField.ofType(type.fields()), input, place);
  }

  private SortKey sortKey(
      String owner, List<AggregateField> fields, @Nullable Object input, String place) {
    if (!(input instanceof Map<?, ?> object) || object.size() != 1) {
      throw BadInput.at(
          place, "one aggregate is expected here, as in {totalSum: DESC} or {count: ASC}.");
    }
    Map.Entry<?, ?> entry = object.entrySet().iterator().next();
    String name = (String) entry.getKey();
    String here = place + "." + name;
    List<AggregateField> known = fields.stream().filter(AggregateField::hasAggregates).toList();
    for (AggregateField field : known) {
      if (field.name().equals(name)) {
        return sortKey(field, entry.getValue(), here);
      }
    }
    throw BadInput.at(
        here,
        owner
            + " has no such aggregate."
            + Suggestions.sentence(name, known.stream().map(AggregateField::name).toList()));
  }

  private SortKey sortKey(AggregateField field, @Nullable Object value, String place) {
    return switch (field) {
      case AggregateField.Count count -> by(new Target.Count(relation), value, place);
      case AggregateField.FunctionResult result ->
          by(
              new Target.Result(
                  relation, Aggregates.of(type).of(result.function(), result.field())),
              value,
              place);
      case AggregateField.Embedded embedded ->
          sortKey(
              embedded.field().type(),
              AggregateField.ofEmbedded(embedded.field().fields()),
              value,
              place);
      case AggregateField.Key key -> throw new IllegalArgumentException(key + " is no aggregate");
      case AggregateField.ToOne key -> throw new IllegalArgumentException(key + " is no aggregate");
    };
  }

  private SortKey by(Target target, @Nullable Object direction, String place) {
    return new SortKey(path, target, OrderBinder.direction(direction, place));
  }
}
