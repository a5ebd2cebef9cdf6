package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.naming.ConnectionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the types of results: objects, interfaces, unions, connections and enums. */
final class OutputText {
  /** The interface of all types that have a key. */
  private static final String NODE = "Node";

  private final Model model;
  private final SdlLines out;
  private final ScalarText scalars;
  private final Map<String, EmbeddedField> embedded = new LinkedHashMap<>();
  private final Set<String> toOneTargets = new LinkedHashSet<>();
  private final Set<String> toManyTargets = new LinkedHashSet<>();

  OutputText(Model model, SdlLines out, ScalarText scalars) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
  }

  /** Writes all types. */
  void write() {
    model.interfaces().forEach(this::interfaceOrUnion);
    model.types().forEach(this::object);
    embeddedTypes();
    List<TypeModel> withKey = model.types().stream().filter(TypeModel::hasKey).toList();
    withKey.forEach(this::connection);
    if (!withKey.isEmpty()) {
      relayTypes();
    }
    model.enums().forEach(this::enumeration);
  }

  /** The embedded objects of all written types, one per type. */
  Collection<EmbeddedField> embeddedObjects() {
    return List.copyOf(embedded.values());
  }

  /** The names of the types that to-one relations lead to. */
  Set<String> toOneTargets() {
    return toOneTargets;
  }

  /** The names of the types that to-many relations lead to. */
  Set<String> toManyTargets() {
    return toManyTargets;
  }

  private void object(TypeModel type) {
    out.line("");
    out.typeDoc(type.doc().description());
    List<String> interfaces = new ArrayList<>(type.hasKey() ? List.of(NODE) : List.of());
    model.interfacesOf(type.name()).stream()
        .filter(each -> !each.isUnion())
        .forEach(each -> interfaces.add(each.name()));
    String implemented =
        interfaces.isEmpty() ? "" : " implements " + String.join(" & ", interfaces);
    out.line("type " + type.name() + implemented + " {");
    if (type.hasKey()) {
      nodeId();
    }
    type.fields().forEach(this::field);
    type.computed().forEach(this::computed);
    out.close();
  }

  private void nodeId() {
    out.description("The global id: identifies the row among all types.");
    out.field(TypeModel.NODE_ID + ": ID!");
  }

  private void interfaceOrUnion(InterfaceModel type) {
    out.line("");
    out.typeDoc(type.doc().description());
    if (type.isUnion()) {
      out.line("union " + type.name() + " = " + String.join(" | ", type.types()));
      return;
    }
    boolean hasKeys = type.types().stream().map(model::type).allMatch(TypeModel::hasKey);
    out.line("interface " + type.name() + (hasKeys ? " implements " + NODE : "") + " {");
    if (hasKeys) {
      nodeId();
    }
    type.fields().forEach(field -> field(shared(type, field)));
    out.close();
  }

  /** A field of an interface: nullable if it is nullable in one of the interface's types. */
  private FieldModel shared(InterfaceModel type, String field) {
    List<FieldModel> fields =
        type.types().stream().map(each -> model.type(each).field(field).orElseThrow()).toList();
    return fields.stream().filter(FieldModel::nullable).findFirst().orElse(fields.getFirst());
  }

  private void field(FieldModel field) {
    out.fieldDoc(field.doc().description());
    String end = SdlLines.deprecation(field.doc());
    switch (field) {
      case ScalarField scalar -> out.field(scalar.name() + ": " + type(scalar) + end);
      case EmbeddedField object -> {
        embedded.putIfAbsent(object.type(), object);
        out.field(object.name() + ": " + object.type() + bang(object.nullable()) + end);
      }
      case ToOneField toOne -> {
        toOneTargets.add(toOne.target());
        out.field(toOne.name() + ": " + toOne.target() + bang(toOne.nullable()) + end);
      }
      case ToManyField toMany -> {
        String target = toMany.target();
        toManyTargets.add(target);
        out.field(toMany.name() + InputText.listArguments(target) + ": [" + target + "!]!" + end);
        out.description("How many of the " + toMany.name() + " meet a condition.");
        out.field(OrderBinder.countName(toMany) + "(where: " + target + "WhereInput): Int!" + end);
        out.description("Groups of the " + toMany.name() + ", with counts, sums, averages ...");
        out.field(AggregateText.field(AggregateNames.field(toMany), target) + end);
        if (model.type(target).hasKey()) {
          out.description(
              "A page of the " + toMany.name() + " that meet a condition, with cursors.");
          out.field(connection(toMany.name(), target) + end);
        }
      }
    }
  }

  /**
   * A field that returns a page of rows.
   *
   * @param list the name of the field that returns the rows as a list
   */
  static String connection(String list, String type) {
    return ("%s(where: %sWhereInput, orderBy: [%sOrderByInput!],"
            + " first: Int, after: String, last: Int, before: String): %s!")
        .formatted(ConnectionNames.field(list), type, type, ConnectionNames.connection(type));
  }

  private String type(ScalarField field) {
    String name = field.graphql();
    scalars.use(name);
    return (field.column().type().list() ? "[" + name + "!]" : name) + bang(field.nullable());
  }

  private void computed(ComputedField field) {
    String type = field.type().graphql();
    scalars.use(type);
    out.fieldDoc(field.doc().description());
    out.field(
        field.name() + ": " + type + bang(field.nullable()) + SdlLines.deprecation(field.doc()));
  }

  private static String bang(boolean nullable) {
    return nullable ? "" : "!";
  }

  private void embeddedTypes() {
    Set<String> written = new LinkedHashSet<>();
    // Writing an embedded object may find further ones nested in it.
    while (!written.containsAll(embedded.keySet())) {
      for (EmbeddedField object : embeddedObjects()) {
        if (written.add(object.type())) {
          out.open("type " + object.type());
          object.fields().forEach(this::field);
          out.close();
        }
      }
    }
  }

  private void connection(TypeModel type) {
    String name = type.name();
    out.open("A page of " + name + "s.", "type " + ConnectionNames.connection(name));
    out.field("edges: [" + ConnectionNames.edge(name) + "!]!");
    out.description("The rows without cursors.");
    out.field("nodes: [" + name + "!]!");
    out.field("pageInfo: PageInfo!");
    out.description("The number of rows on all pages.");
    out.field("totalCount: Int!");
    out.close();
    out.open("type " + ConnectionNames.edge(name));
    out.description("The position of the node, for the arguments after and before.");
    out.field("cursor: String!");
    out.field("node: " + name + "!");
    out.close();
  }

  private void relayTypes() {
    out.open("A row of any type that has a key.", "interface " + NODE);
    out.field(TypeModel.NODE_ID + ": ID!");
    out.close();
    out.open("The position of a page in its list.", "type PageInfo");
    out.field("hasNextPage: Boolean!");
    out.field("hasPreviousPage: Boolean!");
    out.field("startCursor: String");
    out.field("endCursor: String");
    out.close();
  }

  private void enumeration(EnumModel type) {
    out.line("");
    out.typeDoc(type.doc().description());
    out.line("enum " + type.name() + " {");
    for (EnumModel.Value value : type.values()) {
      out.fieldDoc(value.doc().description());
      out.field(value.name() + SdlLines.deprecation(value.doc()));
    }
    out.close();
  }
}
