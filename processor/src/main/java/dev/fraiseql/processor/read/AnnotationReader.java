package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.diagnose.Origin;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the attributes of one annotation, each with its place in the source. */
final class AnnotationReader {
  private final Element element;
  private final AnnotationMirror mirror;
  // Of the annotation on the element, when this is an annotation inside it.
  private final Origin origin;

  private AnnotationReader(Element element, AnnotationMirror mirror, Origin origin) {
    this.element = element;
    this.mirror = mirror;
    this.origin = origin;
  }

  /** The annotation of that type on the first of these elements that has it. */
  static Optional<AnnotationReader> find(
      Class<? extends Annotation> type, List<? extends Element> elements) {
    for (Element element : elements) {
      for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
        TypeElement declared = (TypeElement) mirror.getAnnotationType().asElement();
        if (declared.getQualifiedName().contentEquals(type.getCanonicalName())) {
          return Optional.of(
              new AnnotationReader(element, mirror, new Origin(element, mirror, null)));
        }
      }
    }
    return Optional.empty();
  }

  /** Where it stands. */
  Origin origin() {
    return origin;
  }

  /** A string; a constant's name for an enum. */
  Attribute<String> text(String attribute) {
    AnnotationValue value = value(attribute);
    Object content = value.getValue();
    String text =
        content instanceof VariableElement constant
            ? constant.getSimpleName().toString()
            : (String) content;
    return written(attribute, text);
  }

  /** A string, or what to take when the author gave none. */
  Attribute<String> textOr(String attribute, String otherwise) {
    Attribute<String> text = text(attribute);
    return text.given() && !text.value().isEmpty()
        ? text
        : Attribute.derived(otherwise, text.origin());
  }

  /** A number. */
  Attribute<Integer> number(String attribute) {
    return written(attribute, (Integer) value(attribute).getValue());
  }

  /** A number with a fraction. */
  Attribute<Double> decimal(String attribute) {
    return written(attribute, (Double) value(attribute).getValue());
  }

  /** A truth value. */
  boolean truth(String attribute) {
    return (Boolean) value(attribute).getValue();
  }

  /** A truth value and where it stands. */
  Attribute<Boolean> truthAttribute(String attribute) {
    return written(attribute, truth(attribute));
  }

  /** Strings, which may be written as one without braces. */
  Attribute<List<String>> texts(String attribute) {
    List<?> values = (List<?>) value(attribute).getValue();
    List<String> texts =
        values.stream().map(item -> (String) ((AnnotationValue) item).getValue()).toList();
    return written(attribute, texts);
  }

  /** Strings, or the names of constants, each with its place. */
  List<Attribute<String>> items(String attribute) {
    return ((List<?>) value(attribute).getValue())
        .stream()
            .map(AnnotationValue.class::cast)
            .map(item -> {
              Object content = item.getValue();
              String text =
                  content instanceof VariableElement constant
                      ? constant.getSimpleName().toString()
                      : (String) content;
              return new Attribute<>(
                  text,
                  isGiven(attribute),
                  isGiven(attribute)
                      ? new Origin(element, origin.annotation(), item)
                      : at(attribute));
            })
            .toList();
  }

  /** A class; empty if javac does not find it. */
  Optional<TypeMirror> type(String attribute) {
    return value(attribute).getValue() instanceof TypeMirror type
        ? Optional.of(type)
        : Optional.empty();
  }

  /** Where an attribute is written; the annotation for a default. */
  Origin place(String attribute) {
    return at(attribute);
  }

  /**
   * Whether each attribute has a value of its type. If not, javac reports it, but only after
   * annotation processing.
   */
  boolean isComplete() {
    return methods().stream()
        .allMatch(method -> {
          AnnotationValue given = mirror.getElementValues().get(method);
          AnnotationValue value = given == null ? method.getDefaultValue() : given;
          return value != null && isOfType(value, method.getReturnType());
        });
  }

  private boolean isOfType(AnnotationValue value, TypeMirror type) {
    Object content = value.getValue();
    if (content instanceof List<?> items && type instanceof ArrayType array) {
      return items.stream()
          .allMatch(item -> isOfType((AnnotationValue) item, array.getComponentType()));
    }
    if (content instanceof AnnotationMirror nested) {
      return new AnnotationReader(element, nested, origin).isComplete();
    }
    // A class that is not found is a string, too, and may be written by another processor.
    return !(content instanceof String)
        || JavaTypes.name(type).equals("java.lang.String")
        || JavaTypes.name(type).equals("java.lang.Class");
  }

  /** An annotation inside this one, also that of a default. */
  AnnotationReader annotation(String attribute) {
    AnnotationMirror nested = (AnnotationMirror) value(attribute).getValue();
    return new AnnotationReader(element, nested, at(attribute));
  }

  /** An annotation inside this one, if the author wrote it. */
  Optional<AnnotationReader> nested(String attribute) {
    if (!isGiven(attribute)) {
      return Optional.empty();
    }
    AnnotationMirror nested = (AnnotationMirror) value(attribute).getValue();
    return Optional.of(new AnnotationReader(element, nested, at(attribute)));
  }

  /** The annotations inside this one, which may be written as one without braces. */
  List<AnnotationReader> nestedList(String attribute) {
    return ((List<?>) value(attribute).getValue())
        .stream()
            .map(AnnotationValue.class::cast)
            .map(item ->
                new AnnotationReader(
                    element,
                    (AnnotationMirror) item.getValue(),
                    new Origin(element, origin.annotation(), item)))
            .toList();
  }

  /** Whether the author wrote the attribute. */
  boolean isGiven(String attribute) {
    return mirror.getElementValues().containsKey(method(attribute));
  }

  private <T> Attribute<T> written(String attribute, T value) {
    return new Attribute<>(value, isGiven(attribute), at(attribute));
  }

  private Origin at(String attribute) {
    AnnotationValue value = mirror.getElementValues().get(method(attribute));
    return value == null ? origin : new Origin(element, origin.annotation(), value);
  }

  private AnnotationValue value(String attribute) {
    ExecutableElement method = method(attribute);
    AnnotationValue given = mirror.getElementValues().get(method);
    return given != null ? given : Objects.requireNonNull(method.getDefaultValue());
  }

  private ExecutableElement method(String attribute) {
    return methods().stream()
        .filter(method -> method.getSimpleName().contentEquals(attribute))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(mirror + " has no attribute " + attribute));
  }

  private List<ExecutableElement> methods() {
    return ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
  }
}
