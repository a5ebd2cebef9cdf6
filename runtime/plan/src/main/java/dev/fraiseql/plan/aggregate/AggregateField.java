package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of an aggregate type: the type that describes groups of another type's rows.
 *
 * <p>A derived name takes precedence over a field of the class: if a class has fields {@code total}
 * and {@code totalSum}, {@code totalSum} is the sum of {@code total}, and rows cannot be grouped by
 * the field {@code totalSum}. Derived names cannot collide with each other, because no suffix ends
 * with another.
 */
public sealed interface AggregateField {
  /** The name of the field that counts the rows of a group. */
  String COUNT = "count";

  /** The name in GraphQL. */
  String name();

  /**
   * A key that rows can be grouped by.
   *
   * @param bucket truncates times; null for the value itself
   */
  record Key(String name, ScalarField field, @Nullable Bucket bucket) implements AggregateField {

    /**
     * The column of the key. A bucket is not of the field's custom scalar, because the start of a
     * bucket need not be a valid value of it.
     */
    public Column column() {
      return bucket == null ? field.column() : field.column().base();
    }

    /** The name of the GraphQL type. */
    public String graphql() {
      return bucket == null ? field.graphql() : column().type().graphql();
    }
  }

  /** The row count of a group. */
  record Count(String name) implements AggregateField {}

  /** The result of a function over the values of a field. */
  record FunctionResult(String name, Function function, ScalarField field)
      implements AggregateField {}

  /** The aggregate fields of an embedded object. */
  record Embedded(String name, EmbeddedField field) implements AggregateField {}

  /** The group keys in the target of a to-one relation. */
  record ToOne(String name, ToOneField field) implements AggregateField {}

  /** The aggregate fields of a type with these fields. */
  static List<AggregateField> ofType(List<FieldModel> fields) {
    List<AggregateField> all = ofEmbedded(fields);
    all.removeIf(each -> each.name().equals(COUNT));
    all.addFirst(new Count(COUNT));
    return all;
  }

  /** The aggregate fields of an embedded object with these fields. */
  static List<AggregateField> ofEmbedded(List<FieldModel> fields) {
    List<AggregateField> derived = new ArrayList<>();
    addBuckets(fields, derived);
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        for (Function function : Function.of(scalar)) {
          derived.add(new FunctionResult(scalar.name() + function.suffix(), function, scalar));
        }
      }
    }
    Set<String> taken = new HashSet<>();
    derived.forEach(each -> taken.add(each.name()));
    List<AggregateField> all = new ArrayList<>();
    for (FieldModel field : fields) {
      if (!taken.contains(field.name())) {
        key(field).ifPresent(all::add);
      }
    }
    all.addAll(derived);
    return all;
  }

  /** The fields that rows can be grouped by. The target of a relation has no others. */
  static List<AggregateField> keys(List<AggregateField> fields) {
    return fields.stream()
        .filter(each -> !(each instanceof Count || each instanceof FunctionResult))
        .toList();
  }

  /** Whether it is an aggregate, or an object with one: not only keys. */
  default boolean hasAggregates() {
    return switch (this) {
      case Count count -> true;
      case FunctionResult result -> true;
      case Embedded object ->
          ofEmbedded(object.field().fields()).stream().anyMatch(AggregateField::hasAggregates);
      case Key key -> false;
      case ToOne toOne -> false;
    };
  }

  private static void addBuckets(List<FieldModel> fields, List<AggregateField> into) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        for (Bucket bucket : Bucket.of(scalar.column().type())) {
          into.add(new Key(scalar.name() + bucket.suffix(), scalar, bucket));
        }
      }
    }
  }

  private static Optional<AggregateField> key(FieldModel field) {
    return switch (field) {
      case ScalarField scalar when Function.of(scalar).isEmpty() -> Optional.empty();
      case ScalarField scalar -> Optional.of(new Key(scalar.name(), scalar, null));
      case EmbeddedField embedded when ofEmbedded(embedded.fields()).isEmpty() -> Optional.empty();
      case EmbeddedField embedded -> Optional.of(new Embedded(embedded.name(), embedded));
      case ToOneField toOne -> Optional.of(new ToOne(toOne.name(), toOne));
      case ToManyField toMany -> Optional.empty();
    };
  }
}
