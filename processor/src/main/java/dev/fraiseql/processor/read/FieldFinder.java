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
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

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

  private final Types types;

  FieldFinder(Types types) {
    this.types = types;
  }

  /**
   * One of the things that a class consists of.
   *
   * @param declared its type, which may be a parameter of a generic superclass
   * @param type the same with the arguments that the subclass gives to such parameters
   * @param places where annotations may stand; the first is the one to point at
   */
  record Found(String name, TypeMirror declared, TypeMirror type, List<Element> places) {
    Element element() {
      return places.getFirst();
    }

    /** The simple name of the class that declares it. */
    String owner() {
      return String.valueOf(
          Objects.requireNonNull(element().getEnclosingElement()).getSimpleName());
    }
  }

  List<Found> of(TypeElement type) {
    List<Found> found = new ArrayList<>();
    if (type.getRecordComponents().isEmpty()) {
      collect(type, (DeclaredType) type.asType(), found, new HashSet<>());
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
    TypeMirror declared = field.asType();
    return new Found(name, declared, declared, List.of(field, component.getAccessor()));
  }

  /**
   * Collects the fields of a class, those of its superclasses first.
   *
   * @param owner the class that declares them
   * @param subclass the class that they are read from
   */
  private void collect(
      TypeElement owner, DeclaredType subclass, List<Found> into, Set<String> names) {
    JavaTypes.element(owner.getSuperclass())
        .ifPresent(parent -> collect(parent, subclass, into, names));
    List<ExecutableElement> accessors =
        ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
            .filter(FieldFinder::isAccessor)
            .toList();
    for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.STATIC)
          && !field.getModifiers().contains(Modifier.TRANSIENT)) {
        String name = field.getSimpleName().toString();
        List<Element> places = new ArrayList<>(List.of(field));
        accessors.stream().filter(method -> name.equals(property(method))).forEach(places::add);
        names.add(name);
        TypeMirror declared = field.asType();
        into.add(new Found(name, declared, type(field, declared, subclass), places));
      }
    }
    for (ExecutableElement accessor : accessors) {
      boolean marked =
          MARKS.stream()
              .anyMatch(
                  annotation -> AnnotationReader.find(annotation, List.of(accessor)).isPresent());
      if (marked && names.add(property(accessor))) {
        TypeMirror declared = accessor.getReturnType();
        TypeMirror type = type(accessor, declared, subclass);
        into.add(new Found(property(accessor), declared, type, List.of(accessor)));
      }
    }
  }

  /**
   * The type of a field or accessor as a subclass has it.
   *
   * @param declared its own type, which is the same unless the class that declares it is generic
   */
  private TypeMirror type(Element member, TypeMirror declared, DeclaredType subclass) {
    boolean generic =
        member.getEnclosingElement() instanceof TypeElement owner
            && !owner.getTypeParameters().isEmpty();
    if (!generic || !JavaTypes.isResolved(subclass)) {
      return declared;
    }
    TypeMirror resolved = types.asMemberOf(subclass, member);
    return resolved instanceof ExecutableType method ? method.getReturnType() : resolved;
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
