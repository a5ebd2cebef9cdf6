package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.stream.Collectors;

/**
 * Writes the GraphQL schema of a model in the schema definition language. The same model always
 * gives the same text.
 */
public final class SchemaText {
  private final Model model;
  private final SdlLines out = new SdlLines();
  private final ScalarText scalars;
  private final InputText inputs;
  private final OutputText outputs;
  private final MethodText methods;
  private final MutationText mutations;

  private SchemaText(Model model) {
    this.model = model;
    scalars = new ScalarText(model, out);
    inputs = new InputText(model, out, scalars);
    outputs = new OutputText(model, out, scalars);
    methods = new MethodText(model, out, scalars);
    mutations = new MutationText(model, out, scalars, methods);
  }

  /** The schema. */
  public static String of(Model model) {
    return new SchemaText(model).write();
  }

  private String write() {
    query();
    mutations.root();
    outputs.write();
    methods.objects();
    model.types().forEach(inputs::ofType);
    model.interfaces().forEach(inputs::ofInterface);
    outputs.embeddedObjects().forEach(inputs::ofEmbedded);
    outputs.toOneTargets().forEach(inputs::toOneFilter);
    outputs.toManyTargets().forEach(inputs::toManyFilter);
    AggregateText aggregates = new AggregateText(model, out, scalars, inputs);
    aggregates.write();
    aggregates.toManyOrderBy(outputs.toManyTargets());
    mutations.inputs();
    inputs.scalarFilters();
    inputs.sortDirection();
    scalars.write();
    return out.text();
  }

  private void query() {
    out.line("type Query {");
    model.types().forEach(this::rootFields);
    model.interfaces().forEach(this::rootFields);
    if (model.types().stream().anyMatch(TypeModel::hasKey)) {
      out.description("The row with a global id, or null.");
      out.field("node(nodeId: ID!): Node");
    }
    methods.rootFields(false);
    out.line("}");
  }

  private void rootFields(TypeModel type) {
    String name = type.name();
    String list = type.plural();
    if (type.hasKey()) {
      out.description("The " + name + " with a given key, or null.");
      out.field(type.singular() + "(" + keyArguments(type) + "): " + name);
    }
    out.description(
        "The "
            + name
            + "s that meet a condition; of those equal in the fields of distinctOn, the first.");
    out.field(list + InputText.listArguments(name) + ": [" + name + "!]!");
    out.description("How many " + name + "s meet a condition.");
    out.field(list + "Count(where: " + name + "WhereInput): Int!");
    out.description("Groups of " + name + "s, with counts, sums, averages, minima and maxima.");
    out.field(AggregateText.rootField(type));
    if (type.hasKey()) {
      out.description("A page of the " + name + "s that meet a condition, with cursors.");
      out.field(OutputText.connection(list, name));
    }
  }

  private String keyArguments(TypeModel type) {
    type.key().forEach(key -> scalars.use(key.graphql()));
    return type.key().stream()
        .map(key -> key.name() + ": " + key.graphql() + "!")
        .collect(Collectors.joining(", "));
  }

  private void rootFields(InterfaceModel type) {
    String name = type.name();
    String list = type.plural();
    boolean filtered = !inputs.sharedScalars(type).isEmpty();
    String arguments =
        filtered ? InputText.polymorphicListArguments(name) : "(limit: Int, offset: Int)";
    String countArguments = filtered ? "(where: " + name + "WhereInput)" : "";
    out.description("The " + list + " of all types that meet a condition.");
    out.field(list + arguments + ": [" + name + "!]!");
    out.description("How many " + list + " meet a condition.");
    out.field(list + "Count" + countArguments + ": Int!");
  }
}
