package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.convert.ComputedValue;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.ComputedCall;
import dev.fraiseql.processor.declared.ComputedCall.Form;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that calls the methods of a type's computed fields with values of a row. */
final class ComputedWriter {
  /** What the generated methods call things themselves. */
  private static final Set<String> TAKEN = Set.of("row", "position", "value", "failure");

  private final Model model;
  private final TypeModel type;
  private final Database database;
  private final Names names;
  private final Reads reads;
  private final List<ComputedCall> calls;

  /**
   * @param calls how each of the type's computed fields is called, in their order
   */
  ComputedWriter(
      Model model, TypeModel type, Database database, Names names, List<ComputedCall> calls) {
    this.model = model;
    this.type = type;
    this.database = database;
    this.names = names;
    this.calls = calls;
    reads = new Reads(model, names);
  }

  /**
   * The cases of a switch that write a type's computed fields.
   *
   * @param computed the class that this writes for the type
   * @param write creates the statement that writes a value of a type
   */
  static CodeBlock cases(
      TypeModel type,
      ClassName computed,
      FieldConstants constants,
      BiFunction<ValueType, CodeBlock, CodeBlock> write) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (ComputedField field : type.computed()) {
      CodeBlock value = CodeBlock.of("$T.$L(row, position)", computed, field.name());
      cases.add(FieldSwitch.oneCase(constants.reference(field), write.apply(field.type(), value)));
    }
    return cases.build();
  }

  TypeSpec write(ClassName name, Element[] origins) {
    TypeSpec.Builder computed =
        GeneratedFile.begin(name, origins)
            .addJavadoc(
                "Calls the methods of {@link $L} that compute fields with values of rows from $L."
                    + " Generated from it: edit that instead.\n",
                names.inPackage(type),
                database.product());
    enums().forEach(each -> computed.addField(constants(each)));
    for (int i = 0; i < type.computed().size(); i++) {
      computed.addMethod(method(type.computed().get(i), calls.get(i)));
    }
    return computed.addMethod(GeneratedFile.noInstances()).build();
  }

  /** The enums that some method takes: an array of their constants is made but once. */
  private Set<String> enums() {
    Set<String> taken = new TreeSet<>();
    for (ComputedField field : type.computed()) {
      for (Column column : field.columns()) {
        Optional.ofNullable(column.type().enumName()).ifPresent(taken::add);
      }
    }
    return taken;
  }

  private FieldSpec constants(String enumName) {
    ClassName javaEnum = names.javaEnum(model.enumeration(enumName));
    return FieldSpec.builder(
            ArrayTypeName.of(javaEnum),
            Reads.constants(enumName),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.values()", javaEnum)
        .build();
  }

  private MethodSpec method(ComputedField field, ComputedCall call) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(field.name())
            .addModifiers(Modifier.STATIC)
            .addException(SQLException.class)
            .addParameter(Reads.row(database), "row")
            .addParameter(int.class, "position")
            .returns(javaType(field.type()));
    if (field.doc().deprecation() != null || type.doc().deprecation() != null) {
      method.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "{$S, $S}", "deprecation", "removal")
              .build());
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < field.columns().size(); i++) {
      String local = local(call.names().get(i));
      method.addStatement("var $L = $L", local, read(field.columns().get(i), i));
      arguments.add(argument(local, field.columns().get(i).type(), call.parameters().get(i)));
    }
    CodeBlock called =
        CodeBlock.of(
            "$T.$L($L)", names.annotated(type), field.name(), CodeBlock.join(arguments, ", "));
    return method
        .addStatement("$T value", javaType(field.type()))
        .beginControlFlow("try")
        .addStatement("value = $L", result(called, field.type(), call.result()))
        .nextControlFlow("catch ($T failure)", Exception.class)
        .addStatement("throw $T.failed(failure)", ComputedValue.class)
        .endControlFlow()
        .addStatement(
            field.nullable()
                ? CodeBlock.of("return value")
                : CodeBlock.of("return $T.required(value)", ComputedValue.class))
        .build();
  }

  private static String local(String parameter) {
    return TAKEN.contains(parameter) ? parameter + "_" : parameter;
  }

  private CodeBlock read(Column column, int place) {
    return reads.toJava(column, place == 0 ? "position" : "position + " + place);
  }

  private CodeBlock argument(String local, ValueType type, Form form) {
    ValueType.Custom custom = type.custom();
    CodeBlock value =
        custom == null
            ? CodeBlock.of("$L", local)
            : CodeBlock.of(
                "$T.$L($L)", names.scalar(model.scalar(custom.name())), ScalarWriter.OF, local);
    CodeBlock declared = ScalarClasses.toDeclared(form.scalarClass(), value);
    return form.optional() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, declared) : declared;
  }

  private CodeBlock result(CodeBlock called, ValueType type, Form form) {
    CodeBlock value = form.optional() ? CodeBlock.of("$L.orElse(null)", called) : called;
    ValueType.Custom custom = type.custom();
    if (custom != null) {
      return CodeBlock.of(
          "$T.$L($L)", names.scalar(model.scalar(custom.name())), ScalarWriter.COMPONENT, value);
    }
    return ScalarClasses.toDefault(form.scalarClass(), value);
  }

  /** The class of values as they are handed on. */
  private TypeName javaType(ValueType value) {
    String enumName = value.enumName();
    return enumName != null
        ? names.javaEnum(model.enumeration(enumName))
        : Reads.javaType(value.scalar());
  }
}
