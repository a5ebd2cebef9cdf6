package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.AnnotationLiteral;
import dev.fraiseql.processor.declared.AnnotationLiteral.Value;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads annotations as data from which generated code makes instances. */
final class AnnotationLiterals {
  private final Elements elements;

  AnnotationLiterals(Elements elements) {
    this.elements = elements;
  }

  /** A constraint with all its attributes. */
  AnnotationLiteral of(ConstraintAttributes attributes) {
    List<AnnotationLiteral.Attribute> all = new ArrayList<>();
    attributes
        .values()
        .forEach((method, value) ->
            all.add(
                new AnnotationLiteral.Attribute(
                    method.getSimpleName().toString(),
                    typeName(method.getReturnType()),
                    value(method.getReturnType(), value))));
    return new AnnotationLiteral(className(attributes.annotation(), elements), all);
  }

  private Value value(TypeMirror type, AnnotationValue value) {
    return switch (value.getValue()) {
      case List<?> list -> {
        TypeMirror component = ((ArrayType) type).getComponentType();
        yield new AnnotationLiteral.Array(
            typeName(component),
            list.stream().map(item -> value(component, (AnnotationValue) item)).toList());
      }
      case VariableElement constant ->
          new AnnotationLiteral.EnumConstant(
              (ClassName) typeName(constant.asType()), constant.getSimpleName().toString());
      case TypeMirror named -> new AnnotationLiteral.ClassConstant(typeName(named));
      case AnnotationMirror nested ->
          new AnnotationLiteral.Nested(of(new ConstraintAttributes(nested, Map.of())));
      default -> new AnnotationLiteral.Constant(value.getValue());
    };
  }

  /** The name of a class. */
  static ClassName className(TypeElement type, Elements elements) {
    List<String> names = new ArrayList<>();
    for (Element scope = type; scope instanceof TypeElement; scope = scope.getEnclosingElement()) {
      names.addFirst(scope.getSimpleName().toString());
    }
    return new ClassName(elements.getPackageOf(type).getQualifiedName().toString(), names);
  }

  /** The name of a type without its type arguments. */
  private TypeName typeName(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> TypeName.get(boolean.class);
      case BYTE -> TypeName.get(byte.class);
      case SHORT -> TypeName.get(short.class);
      case INT -> TypeName.get(int.class);
      case LONG -> TypeName.get(long.class);
      case CHAR -> TypeName.get(char.class);
      case FLOAT -> TypeName.get(float.class);
      case DOUBLE -> TypeName.get(double.class);
      case VOID -> TypeName.get(void.class);
      case ARRAY -> ArrayTypeName.of(typeName(((ArrayType) type).getComponentType()));
      default -> className(JavaTypes.element(type).orElseThrow(), elements);
    };
  }
}
