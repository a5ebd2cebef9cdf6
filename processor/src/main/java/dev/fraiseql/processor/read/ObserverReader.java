package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Handle;
import dev.fraiseql.annotations.Observer;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.HandlerDeclaration.Parameter;
import dev.fraiseql.processor.declared.HandlerDeclaration.ParameterKind;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration.Standing;
import dev.fraiseql.processor.declared.Observers;
import dev.fraiseql.processor.declared.Observers.Stray;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads classes with {@code @Observer}, and finds actions outside of them. */
final class ObserverReader {
  private static final String EVENTS = "dev.fraiseql.contract.event.";

  private final Elements elements;
  private final List<TypeDeclaration> types;
  private final InstanceReader instances;

  /** A reader of observers of these types. */
  ObserverReader(Elements elements, List<TypeDeclaration> types) {
    this.elements = elements;
    this.types = types;
    instances = new InstanceReader(elements);
  }

  /**
   * All of them.
   *
   * @param classes that have {@code @Observer}, or an action
   */
  Observers read(Collection<TypeElement> classes) {
    List<ObserverDeclaration> observers = new ArrayList<>();
    List<Stray> strays = new ArrayList<>();
    for (TypeElement type : classes) {
      Optional<AnnotationReader> annotation = AnnotationReader.find(Observer.class, List.of(type));
      if (annotation.isEmpty()) {
        collectStrays(type, strays);
      } else if (annotation.get().isComplete()) {
        observers.add(read(type, annotation.get()));
      }
    }
    observers.sort(Comparator.comparing(ObserverDeclaration::javaClass));
    return new Observers(observers, strays);
  }

  private static void collectStrays(TypeElement type, List<Stray> into) {
    String name = type.getSimpleName().toString();
    for (Class<? extends Annotation> action : ActionReader.ANNOTATIONS) {
      AnnotationReader.find(action, List.of(type))
          .ifPresent(
              found -> into.add(new Stray(name, action.getSimpleName(), name, found.origin())));
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      AnnotationReader.find(Handle.class, List.of(method))
          .ifPresent(found ->
              into.add(
                  new Stray(
                      name + '.' + method.getSimpleName(),
                      Handle.class.getSimpleName(),
                      name,
                      found.origin())));
    }
  }

  private ObserverDeclaration read(TypeElement type, AnnotationReader annotation) {
    List<HandlerDeclaration> handlers = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      AnnotationReader.find(Handle.class, List.of(method))
          .filter(AnnotationReader::isComplete)
          .ifPresent(handle -> handlers.add(handler(type, method, handle)));
    }
    List<ActionDeclaration> actions = ActionReader.read(type);
    TypeElement entity = annotation.type("entity").flatMap(JavaTypes::element).orElse(null);
    return new ObserverDeclaration(
        elements.getPackageOf(type).getQualifiedName().toString(),
        type.getQualifiedName().toString(),
        standing(type, handlers),
        annotation.textOr("name", type.getSimpleName().toString()),
        Attribute.given(
            annotation.type("entity").map(JavaTypes::name).orElse(""), annotation.place("entity")),
        new Attribute<>(
            annotation.items("on").stream().map(Attribute::value).toList(),
            annotation.isGiven("on"),
            annotation.place("on")),
        annotation.text("when"),
        annotation.truth("ordered"),
        annotation.text("start").value(),
        actions,
        handlers,
        entity == null ? null : instance(entity, handlers),
        Origin.of(type));
  }

  private static Standing standing(TypeElement type, List<HandlerDeclaration> handlers) {
    boolean deprecated = false;
    for (@Nullable Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
      deprecated |= isDeprecated(scope);
    }
    return new Standing(
        handlers.isEmpty() ? Instantiation.access(type) : Instantiation.objection(type),
        Instantiation.isCreated(type),
        deprecated);
  }

  private static boolean isDeprecated(Element element) {
    return AnnotationReader.find(Deprecated.class, List.of(element)).isPresent();
  }

  /** How instances of the entity are made, if a handler takes them. */
  private @Nullable InstanceDeclaration instance(
      TypeElement entity, List<HandlerDeclaration> handlers) {
    String name = entity.getQualifiedName().toString();
    boolean isTaken =
        handlers.stream()
            .flatMap(handler -> handler.parameters().stream())
            .anyMatch(parameter -> parameter.entity().equals(name));
    return isTaken
        ? types.stream()
            .filter(type -> type.javaClass().equals(name))
            .findFirst()
            .map(type -> instances.read(entity, type.members()))
            .orElse(null)
        : null;
  }

  private static HandlerDeclaration handler(
      TypeElement type, ExecutableElement method, AnnotationReader handle) {
    String name = method.getSimpleName().toString();
    return new HandlerDeclaration(
        type.getSimpleName().toString(),
        name,
        handle.textOr("name", name),
        objections(method),
        method.getParameters().stream().map(ObserverReader::parameter).toList(),
        isDeprecated(method),
        ActionReader.policy(handle, Attribute.derived(0.0, handle.origin())),
        Origin.of(method));
  }

  /** Why generated code cannot call a method, or loses what it returns, and what to do. */
  private static List<String> objections(ExecutableElement method) {
    List<String> objections = new ArrayList<>();
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) {
      objections.add("it is private, so generated code cannot access it. Make it package-private.");
    }
    if (modifiers.contains(Modifier.STATIC)) {
      objections.add("it is static. Make it an instance method.");
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      objections.add("it is abstract. Give it a body.");
    }
    if (!method.getTypeParameters().isEmpty()) {
      objections.add("it has type parameters. Remove them.");
    }
    if (method.getReturnType().getKind() != TypeKind.VOID) {
      objections.add(
          "it returns %s, which nothing receives. Make it void, and return when the work is done."
              .formatted(JavaTypes.text(method.getReturnType())));
    }
    if (method.getThrownTypes().stream().anyMatch(ObserverReader::isNoException)) {
      objections.add("it throws what is no Exception. Declare an Exception.");
    }
    return objections;
  }

  private static boolean isNoException(TypeMirror thrown) {
    for (Optional<TypeElement> scope = JavaTypes.element(thrown);
        scope.isPresent();
        scope = JavaTypes.element(scope.get().getSuperclass())) {
      String name = scope.get().getQualifiedName().toString();
      if (name.equals("java.lang.Exception") || name.equals("java.lang.Error")) {
        return false;
      }
    }
    return thrown.getKind() == TypeKind.DECLARED;
  }

  private static Parameter parameter(VariableElement parameter) {
    TypeMirror type = parameter.asType();
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    ParameterKind kind =
        JavaTypes.isResolved(type)
            ? switch (JavaTypes.name(type)) {
              case EVENTS + "EntityEvent" -> ParameterKind.ENTITY_EVENT;
              case EVENTS + "RowEvent" -> ParameterKind.ROW_EVENT;
              case EVENTS + "DeliveredEvent" -> ParameterKind.DELIVERED_EVENT;
              default -> ParameterKind.NONE;
            }
            : ParameterKind.UNRESOLVED;
    return new Parameter(
        kind,
        JavaTypes.text(type),
        kind == ParameterKind.ENTITY_EVENT && !arguments.isEmpty()
            ? JavaTypes.name(arguments.getFirst())
            : "",
        Origin.of(parameter));
  }
}
