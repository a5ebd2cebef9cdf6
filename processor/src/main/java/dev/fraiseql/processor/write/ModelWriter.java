package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.TypeSpec;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that holds the model of a type and the numbers of its fields. */
final class ModelWriter {
  /** The constant that holds the model. */
  static final String TYPE = "TYPE";

  private final TypeModel type;
  private final FieldConstants constants;
  private final Names names;

  ModelWriter(TypeModel type, FieldConstants constants, Names names) {
    this.type = type;
    this.constants = constants;
    this.names = names;
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder model =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "The model of {@link $L}. Generated from it: edit that instead.\n",
                names.inPackage(type));
    constants.ordinals().forEach((constant, ordinal) -> model.addField(ordinal(constant, ordinal)));
    return model.addField(model()).addMethod(GeneratedFile.noInstances()).build();
  }

  private static FieldSpec ordinal(String constant, int ordinal) {
    return FieldSpec.builder(int.class, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", ordinal)
        .build();
  }

  private FieldSpec model() {
    FieldLiterals fields = new FieldLiterals(constants);
    CodeBlock.Builder steps =
        CodeBlock.builder()
            .add("$T.builder($S, $S)$>$>\n", TypeModel.class, type.name(), type.javaClass())
            .add(".queries($S, $S)\n", type.singular(), type.plural())
            .add(".$L($L)\n", type.readOnly() ? "view" : "table", ModelLiterals.table(type.table()))
            .add(".fields(\n$>$>$L)$<$<\n", fields.lines(type.fields()));
    if (!type.computed().isEmpty()) {
      CodeBlock computed =
          type.computed().stream().map(fields::computed).collect(CodeBlock.joining(",\n"));
      steps.add(".computed(\n$>$>$L)$<$<\n", computed);
    }
    if (!type.doc().equals(Doc.NONE)) {
      steps.add(".doc($L)\n", ModelLiterals.doc(type.doc()));
    }
    if (!type.writes().equals(WriteModel.PLAIN)) {
      steps.add(".writes($L)\n", ModelLiterals.writes(type.writes()));
    }
    return FieldSpec.builder(
            TypeModel.class, TYPE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The type.\n")
        .initializer(steps.add(".build()$<$<").build())
        .build();
  }
}
