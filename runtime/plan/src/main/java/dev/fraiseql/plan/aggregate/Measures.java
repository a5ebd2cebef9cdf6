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

/** All measures of a type, numbered: the same type gives the same numbers. */
public final class Measures {
  private final List<Measure> all = new ArrayList<>();
  private final TypeModel asType;

  private Measures(TypeModel type) {
    List<FieldModel> fields = fields(Member.ofRows(type.fields()));
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

  /** The measures of a type. */
  public static Measures of(TypeModel type) {
    return new Measures(type);
  }

  private List<FieldModel> fields(List<Member> members) {
    List<FieldModel> fields = new ArrayList<>();
    for (Member member : members) {
      switch (member) {
        case Member.Count count -> fields.add(field(count.name(), null, null));
        case Member.Measured measured ->
            fields.add(field(measured.name(), measured.function(), measured.field()));
        case Member.Part part -> {
          List<FieldModel> nested = fields(Member.ofPart(part.field().fields()));
          if (!nested.isEmpty()) {
            String type = AggregateNames.aggregate(part.field().type());
            fields.add(
                new EmbeddedField(part.name(), fields.size(), type, false, nested, Doc.NONE));
          }
        }
        case Member.Key key -> {}
        case Member.Related related -> {}
      }
    }
    return fields;
  }

  private ScalarField field(String name, @Nullable Function function, @Nullable ScalarField field) {
    Column column = column("m" + all.size(), function, field);
    all.add(new Measure(function, field, column));
    return new ScalarField(name, all.size() - 1, column, false, false, Doc.NONE);
  }

  /**
   * A measure as a field of its own, whose column has the type of the measure.
   *
   * @throws IllegalArgumentException if the member is no measure
   */
  public static ScalarField field(Member measure) {
    @Nullable Function function =
        switch (measure) {
          case Member.Count count -> null;
          case Member.Measured measured -> measured.function();
          default -> throw new IllegalArgumentException(measure + " is no measure");
        };
    @Nullable ScalarField field =
        measure instanceof Member.Measured measured ? measured.field() : null;
    return new ScalarField(
        measure.name(), 0, column(measure.name(), function, field), false, false, Doc.NONE);
  }

  private static Column column(
      String name, @Nullable Function function, @Nullable ScalarField field) {
    return function == null || field == null
        ? new Column(name, ValueType.of(Scalar.INT), false)
        : new Column(
            name, function.result(field.column().type()), function != Function.COUNT_DISTINCT);
  }

  /**
   * The measures as the fields of a type, those of embedded values nested as they are, whose
   * columns are {@link Measure#column}: so a condition on groups is a filter like any other.
   */
  public TypeModel asType() {
    return asType;
  }

  /** The number of rows. */
  public Measure count() {
    return all.getFirst();
  }

  /** The measure that a function makes of a field. */
  public Measure of(Function function, ScalarField field) {
    return all.stream()
        .filter(measure -> measure.function() == function && field.equals(measure.field()))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(function + " of " + field.name()));
  }

  /** Those whose columns have one of these names, in the order of their numbers. */
  public List<Measure> named(Collection<String> columns) {
    return all.stream().filter(measure -> columns.contains(measure.column().name())).toList();
  }
}
