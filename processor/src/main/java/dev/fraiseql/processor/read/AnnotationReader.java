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
    return ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())
        .stream()
        .filter(method -> method.getSimpleName().contentEquals(attribute))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(mirror + " has no attribute " + attribute));
  }
}
