package dev.fraiseql.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that says what a type is and how its fields are numbered. */
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
                "What {@link $L} is to the runtime. Generated from it: edit that instead.\n",
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
    CodeBlock fields =
        Literals.list(
            type.fields().stream()
                .map(
                    field -> ModelLiterals.field(field, f -> CodeBlock.of("$L", constants.name(f))))
                .toList());
    List<CodeBlock> parts =
        new ArrayList<>(
            List.of(
                Literals.string(type.name()),
                Literals.string(type.singular()),
                Literals.string(type.plural()),
                Literals.string(type.javaClass()),
                ModelLiterals.table(type.table()),
                CodeBlock.of("$L", type.readOnly()),
                fields));
    if (!type.computed().isEmpty()) {
      parts.add(Literals.list(type.computed().stream().map(this::computed).toList()));
    }
    parts.add(ModelLiterals.doc(type.doc()));
    return FieldSpec.builder(
            TypeModel.class, TYPE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The type.\n")
        .initializer(ModelLiterals.create(TypeModel.class, parts))
        .build();
  }

  private CodeBlock computed(ComputedField field) {
    return ModelLiterals.create(
        ComputedField.class,
        List.of(
            Literals.string(field.name()),
            CodeBlock.of("$L", constants.name(field)),
            PlanLiterals.type(field.type()),
            CodeBlock.of("$L", field.nullable()),
            Literals.list(field.columns().stream().map(ModelLiterals::column).toList()),
            ModelLiterals.doc(field.doc())));
  }
}
