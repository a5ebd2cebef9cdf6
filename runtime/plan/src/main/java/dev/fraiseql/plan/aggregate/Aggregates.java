package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All aggregates of a type. They are numbered, and the same type always gets the same numbers. */
public final class Aggregates {
  private final List<Aggregate> all = new ArrayList<>();
  private final TypeModel asType;

  private Aggregates(TypeModel type) {
    List<FieldModel> fields = fields(AggregateField.ofType(type.fields()));
    asType =
        new TypeModel(
            AggregateNames.aggregate(type.name()),
            type.singular(),
            type.plural(),
            type.javaClass(),
            type.table(),
            true,
            fields,
            Doc.NONE);
  }

  /** The aggregates of a type. */
  public static Aggregates of(TypeModel type) {
    return new Aggregates(type);
  }

  private List<FieldModel> fields(List<AggregateField> of) {
    List<FieldModel> fields = new ArrayList<>();
    for (AggregateField field : of) {
      switch (field) {
        case AggregateField.Count count -> fields.add(numbered(count.name(), null, null));
        case AggregateField.FunctionResult result ->
            fields.add(numbered(result.name(), result.function(), result.field()));
        case AggregateField.Embedded embedded -> {
          List<FieldModel> nested = fields(AggregateField.ofEmbedded(embedded.field().fields()));
          if (!nested.isEmpty()) {
            String type = AggregateNames.aggregate(embedded.field().type());
            fields.add(
                new EmbeddedField(embedded.name(), fields.size(), type, false, nested, Doc.NONE));
          }
        }
        case AggregateField.Key key -> {}
        case AggregateField.ToOne toOne -> {}
      }
    }
    return fields;
  }

  private ScalarField numbered(
      String name, @Nullable Function function, @Nullable ScalarField field) {
    Column column = column("m" + all.size(), function, field);
    all.add(new Aggregate(function, field, column));
    return new ScalarField(name, all.size() - 1, column, false, false, Doc.NONE);
  }

  /**
   * A count or function result as a scalar field, whose column has the type of the result.
   *
   * @throws IllegalArgumentException if the field is neither
   */
  public static ScalarField asField(AggregateField aggregate) {
    @Nullable Function function = null;
    @Nullable ScalarField field = null;
    switch (aggregate) {
      case AggregateField.Count count -> {}
      case AggregateField.FunctionResult result -> {
        function = result.function();
        field = result.field();
      }
      default -> throw new IllegalArgumentException(aggregate + " is no aggregate");
    }
    Column column = column(aggregate.name(), function, field);
    return new ScalarField(aggregate.name(), 0, column, false, false, Doc.NONE);
  }

  private static Column column(
      String name, @Nullable Function function, @Nullable ScalarField field) {
    return function == null || field == null
        ? new Column(name, ValueType.of(Scalar.INT), false)
        : new Column(
            name, function.result(field.column().type()), function != Function.COUNT_DISTINCT);
  }

  /**
   * The aggregates as a type: its fields have the columns {@link Aggregate#column}, and those of
   * embedded objects are nested. With it, {@code having} is bound like any other filter.
   */
  public TypeModel asType() {
    return asType;
  }

  /** The row count. */
  public Aggregate count() {
    return all.getFirst();
  }

  /** The aggregate of a function and a field. */
  public Aggregate of(Function function, ScalarField field) {
    return all.stream()
        .filter(each -> each.function() == function && field.equals(each.field()))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(function + " of " + field.name()));
  }

  /** The aggregates whose columns have one of these names, in the order of their numbers. */
  public List<Aggregate> named(Collection<String> columns) {
    return all.stream().filter(each -> columns.contains(each.column().name())).toList();
  }
}
