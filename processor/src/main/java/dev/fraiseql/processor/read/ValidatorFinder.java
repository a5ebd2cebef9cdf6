package dev.fraiseql.processor.read;

import dev.fraiseql.processor.declared.ConstraintKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds the class that validates a constraint of the author's. */
final class ValidatorFinder {
  private static final String CONSTRAINT = "jakarta.validation.Constraint";
  private static final String VALIDATOR = "jakarta.validation.ConstraintValidator";

  private final Elements elements;
  private final Types types;

  ValidatorFinder(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * How a constraint is validated.
   *
   * @param value the type of the values
   * @param owner the class in whose package generated code is
   * @param composed whether the constraint consists of others, so that it needs no validator
   * @return null if the constraint has no validator and needs none
   */
  @Nullable ConstraintKind of(
      ConstraintAttributes attributes,
      @Nullable TypeMirror value,
      TypeElement owner,
      boolean composed) {
    List<TypeMirror> named =
        ConstraintAttributes.find(CONSTRAINT, attributes.annotation().getAnnotationMirrors())
            .map(mirror -> new ConstraintAttributes(mirror, Map.of()).classes("validatedBy"))
            .orElse(List.of());
    if (named.isEmpty()) {
      return composed
          ? null
          : unusable(
              "whose validator is not known: its validatedBy is empty. Name"
                  + " a validator there, or remove the constraint.");
    }
    if (value == null) {
      return unusable("which has no value to validate here. Remove it.");
    }
    TypeMirror boxed =
        value instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : value;
    List<Candidate> fitting = new ArrayList<>();
    for (TypeMirror validator : named) {
      validated(validator)
          .filter(validated -> types.isAssignable(boxed, validated))
          .ifPresent(validated -> fitting.add(new Candidate(validator, validated)));
    }
    Optional<Candidate> chosen = mostSpecific(fitting);
    if (chosen.isEmpty()) {
      return unusable(
          "whose validator does not take %s: %s. Put it on a field of another type, or write a validator for %s."
              .formatted(
                  JavaTypes.text(boxed),
                  named.stream().map(JavaTypes::text).collect(Collectors.joining(", ")),
                  JavaTypes.text(boxed)));
    }
    TypeElement validator = JavaTypes.element(chosen.get().validator()).orElseThrow();
    String why = whyNotCalled(validator, attributes.annotation(), owner);
    if (why != null) {
      return unusable(why);
    }
    return new ConstraintKind.Validator(
        AnnotationLiterals.className(validator, elements),
        new AnnotationLiterals(elements).of(attributes),
        JavaTypes.scalarClass(JavaTypes.list(boxed).orElse(boxed)));
  }

  private static ConstraintKind unusable(String why) {
    return new ConstraintKind.Unusable(why);
  }

  private record Candidate(TypeMirror validator, TypeMirror validated) {}

  /** The type whose values a validator takes. */
  private Optional<TypeMirror> validated(TypeMirror type) {
    if (JavaTypes.name(type).equals(VALIDATOR)) {
      return ((DeclaredType) type)
          .getTypeArguments().stream().skip(1).findFirst().map(TypeMirror.class::cast);
    }
    return types.directSupertypes(type).stream()
        .flatMap(parent -> validated(parent).stream())
        .findFirst();
  }

  private Optional<Candidate> mostSpecific(List<Candidate> fitting) {
    return fitting.stream()
        .filter(candidate ->
            fitting.stream()
                .allMatch(other -> types.isAssignable(candidate.validated(), other.validated())))
        .findFirst();
  }

  /** Why generated code cannot call a validator, with the remedy; null if it can. */
  private @Nullable String whyNotCalled(
      TypeElement validator, TypeElement annotation, TypeElement owner) {
    String name = validator.getSimpleName().toString();
    if (validator.getModifiers().contains(Modifier.ABSTRACT)
        || !validator.getTypeParameters().isEmpty()
        || isInner(validator)) {
      return "whose validator %s cannot be created: it is abstract, generic or an inner class. Name"
              .formatted(name)
          + " a class that is none of these.";
    }
    if (!isAccessible(validator, owner) || !isAccessible(annotation, owner)) {
      return "whose annotation or validator %s generated code in %s cannot access. Make them public."
          .formatted(name, elements.getPackageOf(owner).getQualifiedName());
    }
    boolean created =
        ElementFilter.constructorsIn(validator.getEnclosedElements()).stream()
            .anyMatch(each -> each.getParameters().isEmpty() && isVisible(each, owner));
    return created
        ? null
        : "whose validator %s has no constructor without parameters that generated code can call. Add one."
            .formatted(name);
  }

  private static boolean isInner(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        && outer.getKind() != ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  private boolean isAccessible(TypeElement type, TypeElement owner) {
    for (@Nullable Element scope = type;
        scope != null && !(scope instanceof PackageElement);
        scope = scope.getEnclosingElement()) {
      if (!isVisible(scope, owner)) {
        return false;
      }
    }
    return true;
  }

  private boolean isVisible(Element element, TypeElement owner) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || (!element.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(element).equals(elements.getPackageOf(owner)));
  }
}
