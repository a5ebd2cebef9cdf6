package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.aggregate.Aggregates;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the types and inputs of aggregates. */
final class AggregateText {
  private final Model model;
  private final SdlLines out;
  private final ScalarText scalars;
  private final InputText inputs;

  /** Embedded objects whose aggregate types must be written, by type. */
  private final Map<String, EmbeddedField> embedded = new LinkedHashMap<>();

  /** Embedded objects and targets of relations whose group types must be written, by type. */
  private final Map<String, EmbeddedField> embeddedInTargets = new LinkedHashMap<>();

  private final Set<String> targets = new LinkedHashSet<>();

  AggregateText(Model model, SdlLines out, ScalarText scalars, InputText inputs) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
    this.inputs = inputs;
  }

  /** The root field that reads groups of a type's rows. */
  static String rootField(TypeModel type) {
    return field(AggregateNames.rootField(type), type.name());
  }

  /** A field that reads groups of the rows of a type with that name. */
  static String field(String field, String name) {
    return "%s(where: %sWhereInput, groupBy: %s, having: %s, orderBy: [%s!], limit: Int, offset: Int): [%s!]!"
        .formatted(
            field,
            name,
            AggregateNames.groupBy(name),
            AggregateNames.having(name),
            AggregateNames.orderBy(name),
            AggregateNames.aggregate(name));
  }

  /** Writes all types and inputs. */
  void write() {
    for (TypeModel type : model.types()) {
      aggregate(type.name(), "A group of " + type.name() + "s.", fields(type), false);
    }
    Set<String> written = new LinkedHashSet<>();
    while (!written.containsAll(embedded.keySet())) {
      for (EmbeddedField object : List.copyOf(embedded.values())) {
        if (written.add(object.type())) {
          aggregate(
              object.type(),
              "The " + object.type() + " part of a group.",
              AggregateField.ofEmbedded(object.fields()),
              true);
        }
      }
    }
    for (TypeModel type : model.types()) {
      groupByInput(type.name(), fields(type));
    }
    embedded
        .values()
        .forEach(object -> groupByInput(object.type(), AggregateField.ofEmbedded(object.fields())));
    groupsOfTargets();
  }

  private static List<AggregateField> fields(TypeModel type) {
    return AggregateField.ofType(type.fields());
  }

  private void aggregate(
      String type, String description, List<AggregateField> fields, boolean nested) {
    out.open(description, "type " + AggregateNames.aggregate(type));
    for (AggregateField field : fields) {
      note(field, embedded);
      out.field(field.name() + ": " + output(field, nested, AggregateNames::aggregate));
    }
    out.close();
    List<AggregateField> aggregates =
        fields.stream().filter(AggregateField::hasAggregates).toList();
    if (!aggregates.isEmpty()) {
      havingInput(AggregateNames.having(type), aggregates);
    }
    orderByInput(AggregateNames.orderBy(type), fields, AggregateNames::orderBy);
  }

  private void havingInput(String name, List<AggregateField> aggregates) {
    out.open("A condition on the aggregates of a group.", "input " + name);
    out.field("_and: [" + name + "!]");
    out.field("_or: [" + name + "!]");
    out.field("_not: " + name);
    for (AggregateField field : aggregates) {
      String type =
          field instanceof AggregateField.Embedded object
              ? AggregateNames.having(object.field().type())
              : inputs.filterType(Aggregates.asField(field));
      out.field(field.name() + ": " + type);
    }
    out.close();
  }

  private void groupsOfTargets() {
    Set<String> written = new LinkedHashSet<>();
    while (!written.containsAll(targets) || !written.containsAll(embeddedInTargets.keySet())) {
      for (String target : List.copyOf(targets)) {
        if (written.add(target)) {
          group(target, AggregateField.keys(fields(model.type(target))), false);
        }
      }
      for (EmbeddedField object : List.copyOf(embeddedInTargets.values())) {
        if (written.add(object.type())) {
          group(
              object.type(),
              AggregateField.keys(AggregateField.ofEmbedded(object.fields())),
              !embedded.containsKey(object.type()));
        }
      }
    }
  }

  private void group(String type, List<AggregateField> keys, boolean newInput) {
    out.open("The group keys of a " + type + ".", "type " + AggregateNames.group(type));
    for (AggregateField key : keys) {
      note(key, embeddedInTargets);
      out.field(key.name() + ": " + output(key, true, AggregateNames::group));
    }
    out.close();
    orderByInput(AggregateNames.groupOrderBy(type), keys, AggregateNames::groupOrderBy);
    if (newInput) {
      groupByInput(type, keys);
    }
  }

  private void note(AggregateField field, Map<String, EmbeddedField> objects) {
    switch (field) {
      case AggregateField.Embedded object ->
          objects.putIfAbsent(object.field().type(), object.field());
      case AggregateField.ToOne toOne -> targets.add(toOne.field().target());
      case AggregateField.Count count -> {}
      case AggregateField.FunctionResult result -> {}
      case AggregateField.Key key -> {}
    }
  }

  /**
   * The type of a field.
   *
   * @param nested whether the object with the field may be missing for some rows
   * @param embeddedName returns the name of an embedded object's type
   */
  private String output(AggregateField field, boolean nested, UnaryOperator<String> embeddedName) {
    return switch (field) {
      case AggregateField.Key key -> {
        scalars.use(key.graphql());
        yield key.graphql() + (nested || key.field().nullable() ? "" : "!");
      }
      case AggregateField.Embedded object -> embeddedName.apply(object.field().type()) + "!";
      case AggregateField.ToOne toOne -> AggregateNames.group(toOne.field().target()) + "!";
      default -> {
        ScalarField result = Aggregates.asField(field);
        scalars.use(result.graphql());
        yield result.graphql() + (result.nullable() ? "" : "!");
      }
    };
  }

  /**
   * Writes the inputs of sort keys that are aggregates of related rows.
   *
   * @param targets the names of the types that to-many relations lead to
   */
  void toManyOrderBy(Collection<String> targets) {
    Map<String, List<AggregateField>> objects = new LinkedHashMap<>();
    targets.forEach(target -> toManyOrderBy(target, fields(model.type(target)), objects));
    objects.forEach((type, aggregates) -> {
      out.open(
          "One sort key, an aggregate of the rows of a relation: exactly one of these.",
          "input " + AggregateNames.toManyOrderBy(type));
      for (AggregateField field : aggregates) {
        out.field(
            field.name()
                + ": "
                + (field instanceof AggregateField.Embedded object
                    ? AggregateNames.toManyOrderBy(object.field().type())
                    : "SortDirection"));
      }
      out.close();
    });
  }

  /** Adds the aggregates of an object, and of the objects embedded in it. */
  private static void toManyOrderBy(
      String type, List<AggregateField> fields, Map<String, List<AggregateField>> into) {
    List<AggregateField> aggregates =
        fields.stream().filter(AggregateField::hasAggregates).toList();
    if (into.putIfAbsent(type, aggregates) == null) {
      for (AggregateField field : aggregates) {
        if (field instanceof AggregateField.Embedded object) {
          toManyOrderBy(
              object.field().type(), AggregateField.ofEmbedded(object.field().fields()), into);
        }
      }
    }
  }

  private void groupByInput(String type, List<AggregateField> fields) {
    out.open("The keys to group by: those that are true.", "input " + AggregateNames.groupBy(type));
    for (AggregateField field : fields) {
      switch (field) {
        case AggregateField.Key key -> out.field(key.name() + ": Boolean");
        case AggregateField.Embedded object ->
            out.field(object.name() + ": " + AggregateNames.groupBy(object.field().type()));
        case AggregateField.ToOne toOne ->
            out.field(toOne.name() + ": " + AggregateNames.groupBy(toOne.field().target()));
        case AggregateField.Count count -> {}
        case AggregateField.FunctionResult result -> {}
      }
    }
    out.close();
  }

  private void orderByInput(
      String name, List<AggregateField> fields, UnaryOperator<String> embeddedName) {
    out.open("One sort key of groups: exactly one of these.", "input " + name);
    for (AggregateField field : fields) {
      String type =
          switch (field) {
            case AggregateField.Embedded object -> embeddedName.apply(object.field().type());
            case AggregateField.ToOne toOne -> AggregateNames.groupOrderBy(toOne.field().target());
            default -> "SortDirection";
          };
      out.field(field.name() + ": " + type);
    }
    out.close();
  }
}
