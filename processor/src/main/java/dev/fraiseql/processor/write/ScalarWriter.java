package dev.fraiseql.processor.write;

import dev.fraiseql.contract.convert.ScalarValues;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarConversion;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.processor.declared.ScalarCall;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that takes values into the record of a scalar, and out. */
final class ScalarWriter {
  /** The constant that holds the model. */
  static final String SCALAR = "SCALAR";

  /** The method that makes the record for a column's value. */
  static final String OF = "of";

  /** The method that gives a column's value for the record. */
  static final String COMPONENT = "component";

  /** The method that gives the text for a column's value. */
  static final String TEXT = "text";

  /** The same for a value whose class is known when it is read. */
  static final String SHOWN = "shown";

  /** The method that makes the record of a text that clients write. */
  static final String PARSED = "parsed";

  private static final String STORED = "stored";

  private final ScalarModel scalar;
  private final ScalarCall call;
  private final ClassName record;
  private final TypeName component;

  ScalarWriter(ScalarModel scalar, Names names) {
    this.scalar = scalar;
    call = names.call(scalar.name());
    record = names.record(scalar);
    component = Reads.javaType(scalar.base());
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder type =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "Converts values of {@link $L}. Generated from it: edit that instead.\n",
                scalar.javaClass())
            .addField(model(name))
            .addMethod(of())
            .addMethod(component())
            .addMethod(stored());
    if (scalar.doc().deprecation() != null) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    if (scalar.text()) {
      type.addMethod(parsed()).addMethod(text()).addMethod(shown());
    }
    return type.addMethod(GeneratedFile.noInstances()).build();
  }

  private FieldSpec model(ClassName name) {
    CodeBlock conversion =
        scalar.text()
            ? CodeBlock.of(
                "new $T($T::$L, $T::$L)", ScalarConversion.class, name, STORED, name, SHOWN)
            : CodeBlock.of("$T.ofValues($T::$L)", ScalarConversion.class, name, STORED);
    return FieldSpec.builder(
            ScalarModel.class, SCALAR, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The scalar.\n")
        .initializer(
            ModelLiterals.create(
                ScalarModel.class,
                List.of(
                    JavaLiterals.string(scalar.name()),
                    JavaLiterals.string(scalar.javaClass()),
                    CodeBlock.of("$T.$L", Scalar.class, scalar.base()),
                    CodeBlock.of("$L", scalar.text()),
                    JavaLiterals.string(scalar.specifiedBy()),
                    ModelLiterals.doc(scalar.doc()),
                    conversion)))
        .build();
  }

  private MethodSpec of() {
    CodeBlock value = ScalarClasses.toDeclared(call.scalarClass(), CodeBlock.of("stored"));
    return method(OF, record)
        .addJavadoc("The record for a column's value; null for null.\n")
        .addParameter(component, "stored")
        .addStatement("return stored == null ? null : new $T($L)", record, value)
        .build();
  }

  private MethodSpec component() {
    CodeBlock value = CodeBlock.of("value.$L()", call.component());
    return method(COMPONENT, component)
        .addJavadoc("The column's value for a record; null for null.\n")
        .addParameter(record, "value")
        .addStatement(
            "return value == null ? null : $L", ScalarClasses.toDefault(call.scalarClass(), value))
        .build();
  }

  private MethodSpec stored() {
    CodeBlock made =
        scalar.text()
            ? CodeBlock.of("$L(($T) given)", PARSED, String.class)
            : CodeBlock.of("new $T($L)", record, given());
    return method(STORED, ClassName.get(Object.class))
        .addJavadoc("The value to bind for a value of a client, converted by the record.\n")
        .addParameter(Object.class, "given")
        .addStatement("return $T.bound($L($L))", ScalarValues.class, COMPONENT, made)
        .build();
  }

  private CodeBlock given() {
    return switch (scalar.base()) {
      case BYTE -> CodeBlock.of("$T.int8(given)", ScalarValues.class);
      case SHORT -> CodeBlock.of("$T.int16(given)", ScalarValues.class);
      case INT -> CodeBlock.of("$T.int32(given)", ScalarValues.class);
      case FLOAT -> CodeBlock.of("$T.float32(given)", ScalarValues.class);
      default ->
          ScalarClasses.toDeclared(call.scalarClass(), CodeBlock.of("($T) given", component));
    };
  }

  private MethodSpec parsed() {
    return method(PARSED, record)
        .addJavadoc("The record of a text that a client wrote, or that was shown to one.\n")
        .addParameter(String.class, "text")
        .addStatement("return $T.parse(text)", record)
        .build();
  }

  private MethodSpec text() {
    CodeBlock value = ScalarClasses.toDeclared(call.scalarClass(), CodeBlock.of("value"));
    return method(TEXT, ClassName.get(String.class))
        .addJavadoc("The text of a column's value; null for null.\n")
        .addParameter(component, "stored")
        .addStatement(
            "return $T.text(stored, value -> new $T($L).toString(), $S)",
            ScalarValues.class,
            record,
            value,
            scalar.name())
        .build();
  }

  private MethodSpec shown() {
    return method(SHOWN, ClassName.get(String.class))
        .addJavadoc("The text of a column's value.\n")
        .addParameter(Object.class, "stored")
        .addStatement("return $L(($T) stored)", TEXT, component)
        .build();
  }

  private static MethodSpec.Builder method(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(returned);
  }
}
