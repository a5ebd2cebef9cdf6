package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Operator;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.TypeView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the GraphQL schema of a model in the schema definition language. The same model gives the
 * same text.
 */
public final class SchemaText {
  private static final Map<String, String> OUR_SCALARS = ourScalars();

  private final Model model;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> scalars = new TreeSet<>();
  private final Map<String, ScalarField> filters = new TreeMap<>();
  private final Map<String, EmbeddedField> embedded = new LinkedHashMap<>();
  private final Set<String> oneTargets = new LinkedHashSet<>();
  private final Set<String> manyTargets = new LinkedHashSet<>();

  private SchemaText(Model model) {
    this.model = model;
  }

  /** The schema. */
  public static String of(Model model) {
    return new SchemaText(model).write();
  }

  private static Map<String, String> ourScalars() {
    Map<String, String> scalars = new TreeMap<>();
    scalars.put("Base64", "Bytes, in Base64 with padding (RFC 4648).");
    scalars.put("Date", "A day in the ISO calendar, such as 2026-01-24.");
    scalars.put("DateTime", "A moment in UTC as RFC 3339 writes it, such as 2026-01-24T10:30:00Z.");
    scalars.put("Decimal", "An exact decimal number, at the scale of its column.");
    scalars.put("Duration", "A length of time as ISO 8601 writes it, such as PT1H30M.");
    scalars.put("JSON", "Any JSON value.");
    scalars.put(
        "LocalDateTime", "A day and a time of day without a zone, such as 2026-01-24T10:30:00.");
    scalars.put("Long", "An integer of 64 bits; given as a number or a string.");
    scalars.put("Time", "A time of day, such as 10:30:00.");
    scalars.put("UUID", "A UUID (RFC 9562), in hexadecimal with hyphens.");
    return scalars;
  }

  private String write() {
    query();
    model.interfaces().forEach(this::interfaceType);
    model.types().forEach(this::objectType);
    embeddedTypes();
    model.types().forEach(this::connectionTypes);
    relayTypes();
    model.enums().forEach(this::enumType);
    model.types().forEach(this::inputTypes);
    model.interfaces().forEach(this::interfaceInputs);
    relationFilters();
    new AggregateText(model, this::line, scalars::add, this::filterType).write();
    scalarFilters();
    sortDirection();
    scalars.forEach(this::scalar);
    return out.toString();
  }

  private void query() {
    line("type Query {");
    for (TypeModel type : model.types()) {
      String name = type.name();
      String where = "where: " + name + "WhereInput";
      line("  \"\"\"The " + name + " with a given key, or null.\"\"\"");
      line("  " + type.singular() + "(" + keyArguments(type) + "): " + name);
      line("  \"\"\"The " + name + "s that meet a condition.\"\"\"");
      line("  " + type.plural() + listArguments(name) + ": [" + name + "!]!");
      line("  \"\"\"How many " + name + "s meet a condition.\"\"\"");
      line("  " + type.plural() + "Count(" + where + "): Int!");
      line("  \"\"\"What there is to say of groups of " + name + "s.\"\"\"");
      line("  " + AggregateText.rootField(type));
      line("  \"\"\"A page of the " + name + "s that meet a condition, with cursors.\"\"\"");
      line("  " + type.plural() + connectionArguments(name) + ": " + name + "Connection!");
    }
    model.interfaces().forEach(this::interfaceRoots);
    line("  \"\"\"The row that a nodeId names, or null.\"\"\"");
    line("  node(nodeId: ID!): Node");
    line("}");
  }

  private static String keyArguments(TypeModel type) {
    return type.key().stream().map(key -> key.name() + ": ID!").collect(Collectors.joining(", "));
  }

  private static String listArguments(String type) {
    return "(where: %sWhereInput, orderBy: [%sOrderByInput!], limit: Int, offset: Int)"
        .formatted(type, type);
  }

  private static String connectionArguments(String type) {
    return ("Connection(where: %sWhereInput, orderBy: [%sOrderByInput!],"
            + " first: Int, after: String, last: Int, before: String)")
        .formatted(type, type);
  }

  private void objectType(TypeModel type) {
    line("");
    description("", type.doc().description());
    String interfaces =
        model.interfacesOf(type.name()).stream()
            .filter(each -> !each.isUnion())
            .map(each -> " & " + each.name())
            .collect(Collectors.joining());
    line("type " + type.name() + " implements Node" + interfaces + " {");
    line("  \"\"\"An id that tells it from rows of any type.\"\"\"");
    line("  " + TypeModel.NODE_ID + ": ID!");
    type.fields().forEach(this::outputField);
    type.computed().forEach(this::computedField);
    line("}");
  }

  private void interfaceRoots(InterfaceModel type) {
    String name = type.name();
    boolean filtered = !commonScalars(type).isEmpty();
    line("  \"\"\"The " + type.plural() + ", whatever they are, that meet a condition.\"\"\"");
    line(
        "  "
            + type.plural()
            + (filtered ? listArguments(name) : "(limit: Int, offset: Int)")
            + ": ["
            + name
            + "!]!");
    line("  \"\"\"How many " + type.plural() + " meet a condition.\"\"\"");
    line(
        "  "
            + type.plural()
            + (filtered ? "Count(where: " + name + "WhereInput)" : "Count")
            + ": Int!");
  }

  private void interfaceType(InterfaceModel type) {
    line("");
    description("", type.doc().description());
    if (type.isUnion()) {
      line("union " + type.name() + " = " + String.join(" | ", type.types()));
      return;
    }
    line("interface " + type.name() + " implements Node {");
    line("  \"\"\"An id that tells it from rows of any type.\"\"\"");
    line("  " + TypeModel.NODE_ID + ": ID!");
    type.fields().forEach(field -> outputField(common(type, field)));
    line("}");
  }

  /** A field of one of its types: one that may be null, if any of them may. */
  private FieldModel common(InterfaceModel type, String field) {
    List<FieldModel> fields =
        type.types().stream().map(each -> model.type(each).field(field).orElseThrow()).toList();
    return fields.stream().filter(FieldModel::nullable).findFirst().orElse(fields.getFirst());
  }

  private List<FieldModel> commonScalars(InterfaceModel type) {
    return List.copyOf(TypeView.scalars(type, model.type(type.types().getFirst())));
  }

  private void interfaceInputs(InterfaceModel type) {
    List<FieldModel> scalars = commonScalars(type);
    if (!scalars.isEmpty()) {
      whereInput(type.name() + "WhereInput", scalars, List.of());
      orderByInput(type.name() + "OrderByInput", scalars);
    }
  }

  private void computedField(ComputedField field) {
    description("  ", field.doc().description());
    scalars.add(field.type().graphql());
    String bang = field.nullable() ? "" : "!";
    line("  " + field.name() + ": " + field.type().graphql() + bang + deprecation(field.doc()));
  }

  private void connectionTypes(TypeModel type) {
    String name = type.name();
    line("");
    line("\"\"\"A page of " + name + "s.\"\"\"");
    line("type " + name + "Connection {");
    line("  edges: [" + name + "Edge!]!");
    line("  \"\"\"The same without cursors.\"\"\"");
    line("  nodes: [" + name + "!]!");
    line("  pageInfo: PageInfo!");
    line("  \"\"\"How many there are, whatever the page.\"\"\"");
    line("  totalCount: Int!");
    line("}");
    line("");
    line("type " + name + "Edge {");
    line("  \"\"\"Where the node stands in the order: for after and before.\"\"\"");
    line("  cursor: String!");
    line("  node: " + name + "!");
    line("}");
  }

  private void relayTypes() {
    line("");
    line("\"\"\"A row of any type.\"\"\"");
    line("interface Node {");
    line("  " + TypeModel.NODE_ID + ": ID!");
    line("}");
    line("");
    line("\"\"\"What lies around a page.\"\"\"");
    line("type PageInfo {");
    line("  hasNextPage: Boolean!");
    line("  hasPreviousPage: Boolean!");
    line("  startCursor: String");
    line("  endCursor: String");
    line("}");
  }

  private void outputField(FieldModel field) {
    description("  ", field.doc().description());
    String end = deprecation(field.doc());
    switch (field) {
      case ScalarField scalar -> line("  " + scalar.name() + ": " + outputType(scalar) + end);
      case EmbeddedField value -> {
        embedded.putIfAbsent(value.type(), value);
        line("  " + value.name() + ": " + value.type() + bang(value) + end);
      }
      case ToOneField toOne -> {
        oneTargets.add(toOne.target());
        line("  " + toOne.name() + ": " + toOne.target() + bang(toOne) + end);
      }
      case ToManyField toMany -> {
        String target = toMany.target();
        manyTargets.add(target);
        line("  " + toMany.name() + listArguments(target) + ": [" + target + "!]!" + end);
        line("  \"\"\"How many of its " + toMany.name() + " meet a condition.\"\"\"");
        line(
            "  " + OrderBinder.countName(toMany) + "(where: " + target + "WhereInput): Int!" + end);
      }
    }
  }

  private String outputType(ScalarField field) {
    scalars.add(field.graphql());
    String element = field.graphql();
    return (field.column().type().list() ? "[" + element + "!]" : element) + bang(field);
  }

  private static String bang(FieldModel field) {
    return field.nullable() ? "" : "!";
  }

  private void embeddedTypes() {
    Set<String> written = new LinkedHashSet<>();
    // An embedded value may hold further ones, which are found while it is written.
    while (!written.containsAll(embedded.keySet())) {
      for (EmbeddedField value : List.copyOf(embedded.values())) {
        if (written.add(value.type())) {
          line("");
          line("type " + value.type() + " {");
          value.fields().forEach(this::outputField);
          line("}");
        }
      }
    }
  }

  private void enumType(EnumModel type) {
    line("");
    description("", type.doc().description());
    line("enum " + type.name() + " {");
    for (EnumModel.Value value : type.values()) {
      description("  ", value.doc().description());
      line("  " + value.name() + deprecation(value.doc()));
    }
    line("}");
  }

  private void inputTypes(TypeModel type) {
    whereInput(type.name() + "WhereInput", type.fields(), List.of());
    orderByInput(type.name() + "OrderByInput", type.fields());
  }

  private void whereInput(String name, List<FieldModel> fields, List<String> more) {
    line("");
    line("input " + name + " {");
    line("  _and: [" + name + "!]");
    line("  _or: [" + name + "!]");
    line("  _not: " + name);
    more.forEach(this::line);
    for (FieldModel field : fields) {
      line("  " + field.name() + ": " + filterType(field));
    }
    line("}");
  }

  private String filterType(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> {
        String filter = Operator.filterType(scalar);
        filters.putIfAbsent(filter, scalar);
        scalars.add(scalar.graphql());
        yield filter;
      }
      case EmbeddedField value -> value.type() + "WhereInput";
      case ToOneField toOne -> toOne.target() + "ToOneFilter";
      case ToManyField toMany -> toMany.target() + "ToManyFilter";
    };
  }

  private void orderByInput(String name, List<FieldModel> fields) {
    line("");
    line("\"\"\"One sort key: exactly one of these.\"\"\"");
    line("input " + name + " {");
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar -> {
          if (OrderBinder.sortable(scalar)) {
            line("  " + scalar.name() + ": SortDirection");
          }
        }
        case EmbeddedField value when hasSortKey(value) ->
            line("  " + value.name() + ": " + value.type() + "OrderByInput");
        case EmbeddedField unsortable -> {}
        case ToOneField toOne -> line("  " + toOne.name() + ": " + toOne.target() + "OrderByInput");
        case ToManyField toMany -> line("  " + OrderBinder.countName(toMany) + ": SortDirection");
      }
    }
    line("}");
  }

  /** Whether rows can be sorted by some part of a value: an input object needs a key. */
  private static boolean hasSortKey(EmbeddedField value) {
    return value.fields().stream()
        .anyMatch(field ->
            field instanceof ScalarField scalar
                ? OrderBinder.sortable(scalar)
                : field instanceof EmbeddedField nested && hasSortKey(nested));
  }

  private void relationFilters() {
    for (EmbeddedField value : List.copyOf(embedded.values())) {
      whereInput(value.type() + "WhereInput", value.fields(), List.of());
      if (hasSortKey(value)) {
        orderByInput(value.type() + "OrderByInput", value.fields());
      }
    }
    for (String target : oneTargets) {
      TypeModel type = model.type(target);
      line("");
      line(
          "\"\"\"A condition on the one "
              + target
              + " of a row, which must be there, or whether it is missing.\"\"\"");
      line("input " + target + "ToOneFilter {");
      line("  isNull: Boolean");
      line("  _and: [" + target + "WhereInput!]");
      line("  _or: [" + target + "WhereInput!]");
      line("  _not: " + target + "WhereInput");
      for (FieldModel field : type.fields()) {
        line("  " + field.name() + ": " + filterType(field));
      }
      line("}");
    }
    for (String target : manyTargets) {
      line("");
      line("\"\"\"A condition on the " + target + "s of a row.\"\"\"");
      line("input " + target + "ToManyFilter {");
      line("  some: " + target + "WhereInput");
      line("  every: " + target + "WhereInput");
      line("  none: " + target + "WhereInput");
      line("}");
    }
  }

  private void scalarFilters() {
    filters.forEach((name, field) -> {
      line("");
      line("input " + name + " {");
      for (Operator operator : Operator.of(field, model)) {
        line("  " + operator.key() + ": " + operator.operandType(field));
      }
      line("}");
      if (field.column().type().scalar() == Scalar.JSON && !field.column().type().list()) {
        jsonPathFilter(field);
      }
    });
  }

  private void jsonPathFilter(ScalarField field) {
    line("");
    line("\"\"\"Conditions on the value at one place of a JSON document.\"\"\"");
    line("input " + Operator.PART_TYPE + " {");
    line("  \"\"\"A JSON Pointer (RFC 6901): /address/city\"\"\"");
    line("  at: String!");
    for (Operator operator : Operator.onPartOfJson()) {
      line("  " + operator.key() + ": " + operator.operandType(field));
    }
    line("}");
  }

  private void sortDirection() {
    line("");
    line(
        "\"\"\"Nulls come last ascending and first descending, unless the name says otherwise.\"\"\"");
    line("enum SortDirection {");
    for (String direction :
        List.of(
            "ASC",
            "DESC",
            "ASC_NULLS_FIRST",
            "ASC_NULLS_LAST",
            "DESC_NULLS_FIRST",
            "DESC_NULLS_LAST")) {
      line("  " + direction);
    }
    line("}");
  }

  private void scalar(String name) {
    @Nullable String description = OUR_SCALARS.get(name);
    if (description != null) {
      line("");
      line("\"\"\"" + description + "\"\"\"");
      line("scalar " + name);
    }
    model.scalars().stream().filter(each -> each.name().equals(name)).forEach(this::scalar);
  }

  private void scalar(ScalarModel scalar) {
    line("");
    description("", scalar.doc().description());
    @Nullable String url = scalar.specifiedBy();
    line(
        "scalar "
            + scalar.name()
            + (url == null ? "" : " @specifiedBy(url: \"" + quoted(url) + "\")"));
  }

  private void description(String indent, @Nullable String text) {
    if (text != null) {
      line(indent + "\"\"\"");
      text.replace("\"\"\"", "\\\"\"\"")
          .lines()
          .forEach(line -> line((indent + line).stripTrailing()));
      line(indent + "\"\"\"");
    }
  }

  private static String deprecation(Doc doc) {
    @Nullable String reason = doc.deprecation();
    return reason == null ? "" : " @deprecated(reason: \"" + quoted(reason) + "\")";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
