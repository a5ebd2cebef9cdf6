package dev.fraiseql.processor.write;

import dev.fraiseql.contract.convert.ValueWriter;
import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that says which values an enum has. */
final class EnumWriter {
  /** The constant that holds the model. */
  static final String ENUM = "ENUM";

  /** The constant that holds the names as they are compared and written. */
  static final String NAMES = "NAMES";

  /** The constant that holds the writer of list elements. */
  static final String ELEMENT = "ELEMENT";

  private EnumWriter() {}

  static TypeSpec write(EnumModel model, ClassName name, Element[] origins) {
    return GeneratedFile.begin(name, origins)
        .addJavadoc(
            "The values of {@link $L}. Generated from it: edit that instead.\n", model.javaClass())
        .addField(
            FieldSpec.builder(
                    EnumModel.class, ENUM, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The enum.\n")
                .initializer(
                    ModelLiterals.create(
                        EnumModel.class,
                        List.of(
                            Literals.string(model.name()),
                            Literals.string(model.javaClass()),
                            Literals.list(
                                model.values().stream().map(ModelLiterals::enumValue).toList()),
                            ModelLiterals.doc(model.doc()))))
                .build())
        .addField(
            FieldSpec.builder(
                    EnumNames.class, NAMES, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Their names, as they are stored and written.\n")
                .initializer("$T.of($L)", EnumNames.class, ENUM)
                .build())
        .addField(
            FieldSpec.builder(
                    ValueWriter.class, ELEMENT, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("A value as an element of a list.\n")
                .initializer("$T.enumValue($L)", ValueWriter.class, NAMES)
                .build())
        .addMethod(GeneratedFile.noInstances())
        .build();
  }
}
