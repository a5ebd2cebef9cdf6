package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.write.Violations;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.processor.declared.ConstrainedColumn;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.ConstraintMessages;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.TypeName;
import dev.fraiseql.processor.source.TypeSpec;
import dev.fraiseql.processor.write.ConstraintCode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes the class that checks the constraints on columns, or on parameters in their place. */
final class ChecksWriter {
  private static final Modifier[] CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

  private final String checked;
  private final CheckConstants constants = new CheckConstants();
  private final ConstraintCode code;

  /**
   * A writer.
   *
   * @param checked what has the constraints, as javadoc links to it
   */
  ChecksWriter(Model model, Names names, String checked) {
    this.checked = checked;
    code = new ConstraintCode(model, names, constants);
  }

  /**
   * The class.
   *
   * @param columns at least one
   */
  TypeSpec write(ClassName name, List<ConstrainedColumn> columns, Element[] origins) {
    List<String> indexes =
        columns.stream().map(column -> constants.name(Names.constant(column.name()))).toList();
    MethodSpec.Builder check =
        method("check").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    TypeSpec.Builder checks =
        GeneratedFile.beginUnchecked(name, origins)
            .addSuperinterface(WriteCheck.class)
            .addJavadoc(
                "Checks the constraints of {@link $L}. Generated from it: edit that instead.\n",
                checked);
    for (int i = 0; i < columns.size(); i++) {
      checks.addField(
          FieldSpec.builder(TypeName.INT, indexes.get(i), CONSTANT)
              .initializer("$L", columns.get(i).index())
              .build());
      check.addStatement("check$L(row, violations)", Names.pascal(indexes.get(i)));
    }
    List<MethodSpec> methods = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      column(columns.get(i), indexes.get(i), methods);
    }
    constants.fields().forEach(checks::addField);
    checks
        .addMethod(GeneratedFile.constructor("Called by the catalog.\n"))
        .addMethod(check.build())
        .addMethods(methods);
    constants.annotations().forEach(checks::addType);
    return checks.build();
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addParameter(WriteRow.class, "row")
        .addParameter(Violations.class, "violations");
  }

  private void column(ConstrainedColumn column, String index, List<MethodSpec> into) {
    MethodSpec.Builder method =
        method("check" + Names.pascal(index)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    if (column.nullable()) {
      checkNull(column, index, method);
    }
    CodeBlock whole = ofValue(column, index, false);
    CodeBlock elements = ofValue(column, index, true);
    if (!whole.isEmpty() || !elements.isEmpty()) {
      checkValue(column, index, whole, elements, method);
    }
    into.add(method.build());
    if (!elements.isEmpty()) {
      into.add(
          MethodSpec.methodBuilder(elementMethod(index))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(local(column.type().scalar()), "element")
              .addParameter(int.class, "i")
              .addParameter(Violations.class, "violations")
              .addCode(elements)
              .build());
    }
  }

  private static String elementMethod(String index) {
    return "check" + Names.pascal(index) + "Element";
  }

  private void checkNull(ConstrainedColumn column, String index, MethodSpec.Builder method) {
    CodeBlock.Builder checks = CodeBlock.builder();
    for (Constraint constraint : column.constraints()) {
      if (!constraint.onElements()) {
        checks.add(
            code.ofNull(
                constraint, ConstraintMessages.of(column, constraint), new Place(index, false)));
      }
    }
    if (!checks.isEmpty()) {
      CodeBlock condition = CodeBlock.of("row.isNull($L)", index);
      if (!column.embedding().isEmpty()) {
        String others =
            constants.field(
                index + "_EMBEDDING",
                ArrayTypeName.of(int.class),
                CodeBlock.of(
                    "{$L}",
                    column.embedding().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))));
        condition = CodeBlock.of("$L && row.hasValueAmong($L)", condition, others);
      }
      method.beginControlFlow("if ($L)", condition).addCode(checks.build()).endControlFlow();
    }
  }

  private CodeBlock ofValue(ConstrainedColumn column, String index, boolean onElements) {
    CodeBlock.Builder checks = CodeBlock.builder();
    for (Constraint constraint : column.constraints()) {
      if (constraint.onElements() == onElements) {
        checks.add(
            code.ofValue(
                constraint,
                column.type(),
                ConstraintMessages.of(column, constraint),
                new Place(index, onElements)));
      }
    }
    return checks.build();
  }

  private static void checkValue(
      ConstrainedColumn column,
      String index,
      CodeBlock whole,
      CodeBlock elements,
      MethodSpec.Builder method) {
    Scalar scalar = column.type().scalar();
    boolean list = column.type().list();
    CodeBlock stored =
        list ? CodeBlock.of("$T<?>", List.class) : CodeBlock.of("$T", scalar.valueClass());
    method
        .beginControlFlow("if (row.hasValue($L))", index)
        .addStatement(
            "$L value = ($L) row.get($L)",
            list ? stored : CodeBlock.of("$T", local(scalar)),
            stored,
            index)
        .addCode(whole);
    if (!elements.isEmpty()) {
      method
          .beginControlFlow("for (int i = 0; i < value.size(); i++)")
          .addStatement(
              "$L(($T) value.get(i), i, violations)", elementMethod(index), scalar.valueClass())
          .endControlFlow();
    }
    method.endControlFlow();
  }

  /** The class of a variable: numbers and booleans are unboxed. */
  private static TypeName local(Scalar scalar) {
    Class<?> stored = scalar.valueClass();
    if (stored == Long.class) {
      return TypeName.get(long.class);
    }
    if (stored == Double.class) {
      return TypeName.get(double.class);
    }
    return TypeName.get(stored == Boolean.class ? boolean.class : stored);
  }
}
