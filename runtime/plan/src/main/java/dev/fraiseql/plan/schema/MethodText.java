package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.ValueModel;
import java.util.stream.Collectors;

/** Writes the root fields that methods execute, and the objects that they return. */
final class MethodText {
  private final Model model;
  private final SdlLines out;
  private final ScalarText scalars;

  MethodText(Model model, SdlLines out, ScalarText scalars) {
    this.model = model;
    this.out = out;
    this.scalars = scalars;
  }

  /** Whether the type {@code Mutation} has such fields. */
  boolean hasMutations() {
    return !model.methods(true).isEmpty();
  }

  /** Writes the fields of {@code Mutation}, or of {@code Query}. */
  void rootFields(boolean mutation) {
    model.methods(mutation).forEach(this::rootField);
  }

  private void rootField(MethodModel method) {
    out.fieldDoc(method.doc().description());
    String end = ": " + result(method.result()) + SdlLines.deprecation(method.doc());
    boolean described =
        method.parameters().stream().anyMatch(each -> each.doc().description() != null);
    if (!described) {
      String arguments =
          method.parameters().stream().map(this::value).collect(Collectors.joining(", "));
      out.field(method.name() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + end);
      return;
    }
    out.field(method.name() + "(");
    for (ValueModel parameter : method.parameters()) {
      out.argumentDoc(parameter.doc().description());
      out.argument(value(parameter));
    }
    out.field(")" + end);
  }

  private String value(ValueModel value) {
    return value.name()
        + ": "
        + type(value.graphql(), value.type().list(), value.nullable())
        + SdlLines.deprecation(value.doc());
  }

  private String result(MethodModel.Result result) {
    return type(result.graphql(), result.list(), result.nullable());
  }

  private String type(String name, boolean list, boolean nullable) {
    scalars.use(name);
    return (list ? "[" + name + "!]" : name) + (nullable ? "" : "!");
  }

  /** Writes the objects. */
  void objects() {
    for (ObjectModel object : model.objects()) {
      out.line("");
      out.typeDoc(object.doc().description());
      out.line("type " + object.name() + " {");
      for (ValueModel field : object.fields()) {
        out.fieldDoc(field.doc().description());
        out.field(value(field));
      }
      out.close();
    }
  }
}
