package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.Operator;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.TypeView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the input types of {@code where} and {@code orderBy}. */
final class InputText {
  private final Model model;
  private final SdlLines out;
  private final ScalarText scalars;
  private final Map<String, ScalarField> filters = new TreeMap<>();

  InputText(Model model, SdlLines out, ScalarText scalars) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
  }

  /** The arguments of a list of rows of several types. */
  static String polymorphicListArguments(String type) {
    return "(where: %sWhereInput, orderBy: [%sOrderByInput!], limit: Int, offset: Int)"
        .formatted(type, type);
  }

  /** The arguments of a list of rows. */
  static String listArguments(String type) {
    return "(where: %sWhereInput, orderBy: [%sOrderByInput!], distinctOn: [String!], limit: Int, offset: Int)"
        .formatted(type, type);
  }

  /** The inputs of a type. */
  void ofType(TypeModel type) {
    where(type.name(), type.fields());
    orderBy(type.name(), type.fields());
  }

  /** The inputs of an interface or union; none if its types share no scalar field. */
  void ofInterface(InterfaceModel type) {
    List<FieldModel> shared = sharedScalars(type);
    if (!shared.isEmpty()) {
      where(type.name(), shared);
      orderBy(type.name(), shared);
    }
  }

  /** The scalar fields that all types of an interface or union have in a column. */
  List<FieldModel> sharedScalars(InterfaceModel type) {
    return List.copyOf(TypeView.scalars(type, model.type(type.types().getFirst())));
  }

  /** The inputs of an embedded object. */
  void ofEmbedded(EmbeddedField object) {
    where(object.type(), object.fields());
    if (hasSortKey(object)) {
      orderBy(object.type(), object.fields());
    }
  }

  private void where(String type, List<FieldModel> fields) {
    out.open("input " + type + "WhereInput");
    combinations(type);
    fields.forEach(field -> out.field(field.name() + ": " + filterType(field)));
    out.close();
  }

  private void combinations(String type) {
    out.field("_and: [" + type + "WhereInput!]");
    out.field("_or: [" + type + "WhereInput!]");
    out.field("_not: " + type + "WhereInput");
  }

  /** The input type of conditions on a field. Scalar filters are declared later. */
  String filterType(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> {
        String filter = Operator.filterType(scalar);
        filters.putIfAbsent(filter, scalar);
        scalars.use(scalar.graphql());
        yield filter;
      }
      case EmbeddedField object -> object.type() + "WhereInput";
      case ToOneField toOne -> toOne.target() + "ToOneFilter";
      case ToManyField toMany -> toMany.target() + "ToManyFilter";
    };
  }

  private void orderBy(String type, List<FieldModel> fields) {
    out.open("One sort key: exactly one of these.", "input " + type + "OrderByInput");
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar when OrderBinder.sortable(scalar) ->
            out.field(scalar.name() + ": SortDirection");
        case ScalarField unsortable -> {}
        case EmbeddedField object when hasSortKey(object) ->
            out.field(object.name() + ": " + object.type() + "OrderByInput");
        case EmbeddedField unsortable -> {}
        case ToOneField toOne -> out.field(toOne.name() + ": " + toOne.target() + "OrderByInput");
        case ToManyField toMany -> {
          out.field(OrderBinder.countName(toMany) + ": SortDirection");
          out.field(
              AggregateNames.field(toMany) + ": " + AggregateNames.toManyOrderBy(toMany.target()));
        }
      }
    }
    out.close();
  }

  /**
   * Whether rows can be sorted by a field of an embedded object: an input needs at least one key.
   */
  private static boolean hasSortKey(EmbeddedField object) {
    return object.fields().stream()
        .anyMatch(field ->
            field instanceof ScalarField scalar
                ? OrderBinder.sortable(scalar)
                : field instanceof EmbeddedField nested && hasSortKey(nested));
  }

  /** The input of conditions on a to-one relation. */
  void toOneFilter(String target) {
    out.open(
        "A condition on the " + target + " of a row: that it exists and meets it, or is missing.",
        "input " + target + "ToOneFilter");
    out.field("isNull: Boolean");
    combinations(target);
    for (FieldModel field : model.type(target).fields()) {
      out.field(field.name() + ": " + filterType(field));
    }
    out.close();
  }

  /** The input of conditions on a to-many relation. */
  void toManyFilter(String target) {
    out.open("A condition on the " + target + "s of a row.", "input " + target + "ToManyFilter");
    out.field("some: " + target + "WhereInput");
    out.field("every: " + target + "WhereInput");
    out.field("none: " + target + "WhereInput");
    out.close();
  }

  /** The inputs of conditions on scalar fields: those that {@link #filterType} has returned. */
  void scalarFilters() {
    filters.forEach((name, field) -> {
      out.open("input " + name);
      for (Operator operator : Operator.of(field, model)) {
        out.field(operator.key() + ": " + operator.operandType(field));
      }
      out.close();
      if (field.column().type().scalar() == Scalar.JSON && !field.column().type().list()) {
        jsonPathFilter(field);
      }
    });
  }

  private void jsonPathFilter(ScalarField field) {
    out.open("Conditions on a part of a JSON document.", "input " + Operator.PART_TYPE);
    out.description("A JSON Pointer (RFC 6901): /address/city");
    out.field("at: String!");
    for (Operator operator : Operator.onPartOfJson()) {
      out.field(operator.key() + ": " + operator.operandType(field));
    }
    out.close();
  }

  /** The enum of sort directions. */
  void sortDirection() {
    out.open(
        "By default nulls are last if ascending and first if descending.", "enum SortDirection");
    for (SortKey.Direction direction : SortKey.Direction.values()) {
      out.field(direction.name());
    }
    out.close();
  }
}
