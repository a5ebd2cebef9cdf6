package dev.fraiseql.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a constraint: those that are written, the defaults of the others, and before
 * both those that a composition overrides.
 */
final class ConstraintAttributes {
  private static final String DEFAULT_GROUP = "jakarta.validation.groups.Default";

  private final TypeElement annotation;
  private final Map<ExecutableElement, AnnotationValue> values = new LinkedHashMap<>();

  /**
   * @param overridden values of attributes, by their names
   */
  ConstraintAttributes(AnnotationMirror mirror, Map<String, AnnotationValue> overridden) {
    annotation = element(mirror);
    for (ExecutableElement method : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      AnnotationValue other = overridden.get(method.getSimpleName().toString());
      AnnotationValue written = mirror.getElementValues().get(method);
      AnnotationValue value =
          other != null ? other : written != null ? written : method.getDefaultValue();
      if (value != null) {
        values.put(method, value);
      }
    }
  }

  /** The class of an annotation. */
  static TypeElement element(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The annotation of that canonical name among several. */
  static Optional<? extends AnnotationMirror> find(
      String name, List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream()
        .filter(mirror -> element(mirror).getQualifiedName().contentEquals(name))
        .findFirst();
  }

  /** The class of the constraint. */
  TypeElement annotation() {
    return annotation;
  }

  /** All attributes, by the methods that declare them. */
  Map<ExecutableElement, AnnotationValue> values() {
    return values;
  }

  /** The value of an attribute; null if the annotation has no such attribute. */
  @Nullable AnnotationValue value(String name) {
    return values.entrySet().stream()
        .filter(each -> each.getKey().getSimpleName().contentEquals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  String text(String name) {
    return (String) content(name);
  }

  int number(String name) {
    return (Integer) content(name);
  }

  long longNumber(String name) {
    return (Long) content(name);
  }

  boolean truth(String name) {
    return (Boolean) content(name);
  }

  /** The names of the constants of an attribute that is an array of an enum's. */
  List<String> constants(String name) {
    return items(name).stream()
        .map(item -> ((VariableElement) item.getValue()).getSimpleName().toString())
        .toList();
  }

  /** The classes of an attribute that is an array of these. */
  List<TypeMirror> classes(String name) {
    return items(name).stream().map(item -> (TypeMirror) item.getValue()).toList();
  }

  /** Whether the constraint is of the default group, the only one that writes are checked by. */
  boolean isOfDefaultGroup() {
    List<TypeMirror> groups = classes("groups");
    return groups.isEmpty()
        || groups.stream().anyMatch(group -> JavaTypes.name(group).equals(DEFAULT_GROUP));
  }

  /** The value of an attribute as a message shows it; null if there is no such attribute. */
  @Nullable String shown(String name) {
    AnnotationValue value = value(name);
    return value == null ? null : shown(value);
  }

  private static String shown(AnnotationValue value) {
    return switch (value.getValue()) {
      case List<?> list ->
          list.stream()
              .map(item -> shown((AnnotationValue) item))
              .collect(Collectors.joining(", ", "[", "]"));
      case VariableElement constant -> constant.getSimpleName().toString();
      case TypeMirror type -> JavaTypes.text(type);
      default -> String.valueOf(value.getValue());
    };
  }

  private Object content(String name) {
    return Objects.requireNonNull(value(name), name).getValue();
  }

  private List<AnnotationValue> items(String name) {
    return value(name) != null && content(name) instanceof List<?> list
        ? list.stream().map(AnnotationValue.class::cast).toList()
        : List.of();
  }
}
