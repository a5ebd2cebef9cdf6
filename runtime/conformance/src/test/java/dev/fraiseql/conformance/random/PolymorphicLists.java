package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes polymorphic lists: rows of several types, filtered and sorted. */
final class PolymorphicLists {
  private final Model model;
  private final Relations relations;
  private final ConditionEvaluator conditions;

  PolymorphicLists(Model model, Relations relations, ConditionEvaluator conditions) {
    this.model = model;
    this.relations = relations;
    this.conditions = conditions;
  }

  /** A row with its type. */
  record Typed(TypeModel type, Row row) {
    @Nullable Object get(String field) {
      return row.get(scalar(type, field).column().name());
    }
  }

  /**
   * The rows of all types that meet the condition of a field of the document, sorted by its {@code
   * orderBy}.
   */
  List<Typed> rows(InterfaceModel of, Field field) {
    List<Typed> all = new ArrayList<>();
    for (String name : of.types()) {
      TypeModel type = model.type(name);
      for (Row row :
          conditions.filtered(type, relations.all(type), field.arguments().get("where"))) {
        all.add(new Typed(type, row));
      }
    }
    all.sort(order(of, Field.value(field.arguments().get("orderBy"))));
    return all;
  }

  private Comparator<Typed> order(InterfaceModel of, @Nullable Object orderBy) {
    Comparator<Typed> order = (a, b) -> 0;
    if (orderBy instanceof List<?> items) {
      for (Object item : items) {
        Map.Entry<?, ?> entry =
            ((Map<?, ?>) Objects.requireNonNull(item)).entrySet().iterator().next();
        String name = (String) entry.getKey();
        String direction = String.valueOf(Field.value(entry.getValue()));
        ScalarField any = scalar(model.type(of.types().getFirst()), name);
        order =
            order.thenComparing(SortOrder.by(any.column().type(), row -> row.get(name), direction));
      }
    }
    return order
        .thenComparing((Typed row) -> row.type().name())
        .thenComparing(PolymorphicLists::byKey);
  }

  /** Compares the keys of two rows of one type. */
  private static int byKey(Typed a, Typed b) {
    for (ScalarField part : a.type().key()) {
      int compared =
          ValueComparison.compare(
              part.column().type(),
              Objects.requireNonNull(a.get(part.name())),
              Objects.requireNonNull(b.get(part.name())));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private static ScalarField scalar(TypeModel type, String name) {
    return (ScalarField) QueryEvaluator.find(type.fields(), name);
  }
}
