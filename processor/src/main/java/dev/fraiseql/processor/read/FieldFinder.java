package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Ignore;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Relation;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what a class consists of.
 *
 * <ul>
 *   <li>Of a record, its components.
 *   <li>Of a class, its fields that are neither static nor transient, those of its superclasses
 *       first; an annotation may stand on the field or on its accessor ({@code total()}, {@code
 *       getTotal()}, {@code isPaid()}).
 *   <li>Of a class, also the accessors that have no such field and bear an annotation of ours.
 * </ul>
 *
 * What is marked {@code @Ignore} is left out.
 */
final class FieldFinder {
  private static final List<Class<? extends Annotation>> MARKS =
      List.of(Id.class, Column.class, Relation.class, Embedded.class, Json.class);

  private FieldFinder() {}

  /**
   * One of the things that a class consists of.
   *
   * @param type as declared
   * @param places where annotations may stand; the first is the one to point at
   */
  record Found(String name, TypeMirror type, List<Element> places) {
    Element element() {
      return places.getFirst();
    }

    /** The simple name of the class that declares it. */
    String owner() {
      return String.valueOf(
          Objects.requireNonNull(element().getEnclosingElement()).getSimpleName());
    }
  }

  static List<Found> of(TypeElement type) {
    List<Found> found = new ArrayList<>();
    if (type.getRecordComponents().isEmpty()) {
      collect(type, found, new HashSet<>());
    } else {
      type.getRecordComponents().forEach(component -> found.add(component(type, component)));
    }
    found.removeIf(field -> AnnotationReader.find(Ignore.class, field.places()).isPresent());
    return found;
  }

  /** The private field stands for the component: it is what javac knows the position of. */
  private static Found component(TypeElement type, RecordComponentElement component) {
    Element field =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(candidate -> candidate.getSimpleName().equals(component.getSimpleName()))
            .findFirst()
            .orElseThrow();
    String name = component.getSimpleName().toString();
    return new Found(name, field.asType(), List.of(field, component.getAccessor()));
  }

  private static void collect(TypeElement type, List<Found> into, Set<String> names) {
    JavaTypes.element(type.getSuperclass()).ifPresent(parent -> collect(parent, into, names));
    List<ExecutableElement> accessors =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(FieldFinder::isAccessor)
            .toList();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)
          && !field.getModifiers().contains(Modifier.TRANSIENT)) {
        String name = field.getSimpleName().toString();
        List<Element> places = new ArrayList<>(List.of(field));
        accessors.stream().filter(method -> name.equals(property(method))).forEach(places::add);
        names.add(name);
        into.add(new Found(name, field.asType(), places));
      }
    }
    for (ExecutableElement accessor : accessors) {
      boolean marked =
          MARKS.stream()
              .anyMatch(
                  annotation -> AnnotationReader.find(annotation, List.of(accessor)).isPresent());
      if (marked && names.add(property(accessor))) {
        into.add(new Found(property(accessor), accessor.getReturnType(), List.of(accessor)));
      }
    }
  }

  static boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID
        && !method.getModifiers().contains(Modifier.STATIC);
  }

  static String property(ExecutableElement accessor) {
    String name = accessor.getSimpleName().toString();
    return afterPrefix(name, "get").or(() -> afterPrefix(name, "is")).orElse(name);
  }

  /** As JavaBeans has it: {@code getURL} is the accessor of {@code URL}. */
  private static Optional<String> afterPrefix(String name, String prefix) {
    int start = prefix.length();
    if (!name.startsWith(prefix)
        || name.length() == start
        || !Character.isUpperCase(name.charAt(start))) {
      return Optional.empty();
    }
    String rest = name.substring(start);
    boolean acronym = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
    return Optional.of(acronym ? rest : Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
  }
}
