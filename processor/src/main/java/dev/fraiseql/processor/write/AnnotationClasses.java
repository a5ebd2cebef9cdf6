package dev.fraiseql.processor.write;

import dev.fraiseql.processor.declared.AnnotationLiteral;
import dev.fraiseql.processor.declared.AnnotationLiteral.Value;
import dev.fraiseql.processor.declared.ConstraintKind;
import dev.fraiseql.processor.source.AnnotationSpec;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.MethodSpec;
import dev.fraiseql.processor.source.ParameterizedTypeName;
import dev.fraiseql.processor.source.StringLiteral;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes classes that implement the author's annotations, and the validators that take them. */
final class AnnotationClasses {
  private final CheckConstants constants;
  private final Map<ConstraintKind.Validator, String> validators = new HashMap<>();

  AnnotationClasses(CheckConstants constants) {
    this.constants = constants;
  }

  /** The constant that holds a validator; equal constraints share one. */
  String validator(ConstraintKind.Validator validator, ClassName context) {
    String known = validators.get(validator);
    if (known == null) {
      known =
          constants.field(
              Names.constant(validator.validator().simpleName()),
              validator.validator(),
              CodeBlock.of(
                  "$T.initialized(new $T(), $L)",
                  context,
                  validator.validator(),
                  instance(validator.annotation())));
      validators.put(validator, known);
    }
    return known;
  }

  private CodeBlock instance(AnnotationLiteral annotation) {
    String name = constants.name(annotation.type().simpleName() + "Annotation");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "rawtypes", "unchecked")
                    .build())
            .addSuperinterface(annotation.type());
    for (AnnotationLiteral.Attribute attribute : annotation.attributes()) {
      type.addMethod(
          MethodSpec.methodBuilder(attribute.name())
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(attribute.type())
              .addStatement("return $L", value(attribute.value()))
              .build());
    }
    type.addMethod(
        MethodSpec.methodBuilder("annotationType")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(ParameterizedTypeName.get(ClassName.get(Class.class), annotation.type()))
            .addStatement("return $T.class", annotation.type())
            .build());
    constants.annotation(type.build());
    return CodeBlock.of("new $L()", name);
  }

  private CodeBlock value(Value value) {
    return switch (value) {
      case AnnotationLiteral.Constant(Object constant) -> constant(constant);
      case AnnotationLiteral.EnumConstant(ClassName type, String name) ->
          CodeBlock.of("$T.$L", type, name);
      case AnnotationLiteral.ClassConstant(var type) -> CodeBlock.of("$T.class", type);
      case AnnotationLiteral.Nested(AnnotationLiteral nested) -> instance(nested);
      case AnnotationLiteral.Array(var component, List<Value> elements) ->
          CodeBlock.of(
              "new $T {$L}",
              ArrayTypeName.of(component),
              CodeBlock.join(elements.stream().map(this::value).toList(), ", "));
    };
  }

  private static CodeBlock constant(Object value) {
    return switch (value) {
      case String text -> JavaLiterals.string(text);
      case Character character ->
          CodeBlock.of("$L", "'" + StringLiteral.escaped(character.toString(), '\'') + "'");
      case Long number -> CodeBlock.of("$LL", number);
      case Byte number -> CodeBlock.of("(byte) $L", number);
      case Short number -> CodeBlock.of("(short) $L", number);
      case Float number ->
          CodeBlock.of("$T.intBitsToFloat($L)", Float.class, Float.floatToIntBits(number));
      case Double number ->
          CodeBlock.of("$T.longBitsToDouble($LL)", Double.class, Double.doubleToLongBits(number));
      default -> CodeBlock.of("$L", value);
    };
  }
}
