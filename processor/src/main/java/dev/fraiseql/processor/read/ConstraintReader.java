package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.ConstraintKind;
import dev.fraiseql.processor.declared.ConstraintKind.Comparison;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.read.FieldFinder.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of Jakarta Validation, by the names of their annotations. */
final class ConstraintReader {
  private static final String PACKAGE = "jakarta.validation.";
  private static final String BUILT_IN = PACKAGE + "constraints.";
  private static final String CONSTRAINT = PACKAGE + "Constraint";
  private static final String SINGLE = PACKAGE + "ReportAsSingleViolation";
  private static final String OVERRIDES = PACKAGE + "OverridesAttribute";
  private static final String ON_CLASS =
      "which is on a class, where generated code has columns and no object to check. Put constraints"
          + " on its fields.";

  private static final Map<String, Integer> FLAGS =
      Map.of(
          "UNIX_LINES", Pattern.UNIX_LINES,
          "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
          "COMMENTS", Pattern.COMMENTS,
          "MULTILINE", Pattern.MULTILINE,
          "DOTALL", Pattern.DOTALL,
          "UNICODE_CASE", Pattern.UNICODE_CASE,
          "CANON_EQ", Pattern.CANON_EQ);

  private final ValidatorFinder validators;

  ConstraintReader(Elements elements, Types types) {
    validators = new ValidatorFinder(elements, types);
  }

  /**
   * What constraints are about.
   *
   * @param type of the values; null for what no validator can judge
   * @param onElements whether they are elements of a list
   * @param owner the annotated class, in whose package generated code is
   */
  private record Subject(
      Element element, @Nullable TypeMirror type, boolean onElements, TypeElement owner) {}

  /**
   * The constraints on a member: each once, for the field of a record has those of its component
   * and of its accessor.
   *
   * @param owner the annotated class
   */
  List<Constraint> of(Found found, TypeElement owner) {
    List<AnnotationMirror> mirrors = new ArrayList<>();
    found.places().forEach(place -> mirrors.addAll(place.getAnnotationMirrors()));
    mirrors.addAll(found.declared().getAnnotationMirrors());
    Optional<TypeMirror> optional = JavaTypes.optional(found.type());
    if (optional.isPresent()) {
      mirrors.removeIf(mirror -> isNamed(mirror, BUILT_IN + "NotNull"));
      mirrors.addAll(optional.get().getAnnotationMirrors());
    }
    TypeMirror type = optional.orElse(found.type());
    List<Constraint> constraints = new ArrayList<>();
    collect(mirrors, new Subject(found.element(), type, false, owner), constraints);
    JavaTypes.list(type)
        .ifPresent(element ->
            collect(
                element.getAnnotationMirrors(),
                new Subject(found.element(), element, true, owner),
                constraints));
    if (AnnotationReader.find(Embedded.class, found.places()).isPresent()) {
      JavaTypes.element(type)
          .ifPresent(embedded ->
              ofClass(embedded)
                  .forEach(constraint ->
                      constraints.add(
                          new Constraint(
                              constraint.value() + " of " + embedded.getSimpleName(),
                              new ConstraintKind.Unusable(ON_CLASS),
                              null,
                              false,
                              Origin.of(found.element())))));
    }
    return constraints;
  }

  /** The names of the constraints on a class. */
  List<Attribute<String>> ofClass(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .flatMap(mirror -> constraints(mirror).stream())
        .filter(mirror -> new ConstraintAttributes(mirror, Map.of()).isOfDefaultGroup())
        .map(mirror -> Attribute.given(simpleName(mirror), new Origin(type, mirror, null)))
        .toList();
  }

  private void collect(
      List<? extends AnnotationMirror> mirrors, Subject subject, List<Constraint> into) {
    Map<String, AnnotationMirror> once = new LinkedHashMap<>();
    mirrors.stream()
        .filter(mirror -> !constraints(mirror).isEmpty())
        .forEach(mirror -> once.putIfAbsent(mirror.toString(), mirror));
    for (AnnotationMirror mirror : once.values()) {
      Origin origin = new Origin(subject.element(), mirror, null);
      for (AnnotationMirror constraint : constraints(mirror)) {
        ConstraintAttributes attributes = new ConstraintAttributes(constraint, Map.of());
        if (attributes.isOfDefaultGroup()) {
          into.addAll(read(attributes, subject, List.of(), origin));
        }
      }
    }
  }

  /** The constraint, or those in an annotation that holds several. */
  private static List<AnnotationMirror> constraints(AnnotationMirror mirror) {
    if (isConstraint(mirror)) {
      return List.of(mirror);
    }
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals("value")
          && entry.getValue().getValue() instanceof List<?> list) {
        return list.stream()
            .map(item -> ((AnnotationValue) item).getValue())
            .filter(AnnotationMirror.class::isInstance)
            .map(AnnotationMirror.class::cast)
            .filter(ConstraintReader::isConstraint)
            .toList();
      }
    }
    return List.of();
  }

  private static boolean isConstraint(AnnotationMirror mirror) {
    return ConstraintAttributes.find(
            CONSTRAINT, ConstraintAttributes.element(mirror).getAnnotationMirrors())
        .isPresent();
  }

  private static boolean isNamed(AnnotationMirror mirror, String name) {
    return ConstraintAttributes.element(mirror).getQualifiedName().contentEquals(name);
  }

  private static String simpleName(AnnotationMirror mirror) {
    return ConstraintAttributes.element(mirror).getSimpleName().toString();
  }

  /**
   * The constraints that an annotation stands for.
   *
   * @param within the compositions that it is part of, the innermost first
   */
  private List<Constraint> read(
      ConstraintAttributes attributes, Subject subject, List<String> within, Origin origin) {
    TypeElement annotation = attributes.annotation();
    List<String> path = new ArrayList<>(within);
    path.addFirst(annotation.getSimpleName().toString());
    String name = String.join(" of @", path);
    String message = MessageTemplate.fill(attributes.text("message"), attributes::shown);
    Optional<ConstraintKind> builtIn = builtIn(attributes);
    if (builtIn.isPresent()) {
      return List.of(new Constraint(name, builtIn.get(), message, subject.onElements(), origin));
    }
    List<Constraint> parts = composition(attributes, subject, path, origin);
    ConstraintKind own =
        validators.of(attributes, subject.type(), subject.owner(), !parts.isEmpty());
    if (own != null) {
      parts.addFirst(new Constraint(name, own, message, subject.onElements(), origin));
    }
    boolean single =
        ConstraintAttributes.find(SINGLE, annotation.getAnnotationMirrors()).isPresent();
    if (!single
        || parts.stream().anyMatch(part -> part.kind() instanceof ConstraintKind.Unusable)) {
      return parts;
    }
    ConstraintKind all = new ConstraintKind.All(parts.stream().map(Constraint::kind).toList());
    return List.of(new Constraint(name, all, message, subject.onElements(), origin));
  }

  private List<Constraint> composition(
      ConstraintAttributes whole, Subject subject, List<String> within, Origin origin) {
    List<Constraint> parts = new ArrayList<>();
    for (AnnotationMirror mirror : whole.annotation().getAnnotationMirrors()) {
      for (AnnotationMirror part : constraints(mirror)) {
        if (within.contains(simpleName(part))) {
          continue; // an annotation can be on itself
        }
        parts.addAll(
            read(new ConstraintAttributes(part, overridden(whole, part)), subject, within, origin));
      }
    }
    return parts;
  }

  /** The attributes of a part that attributes of the whole override. */
  private static Map<String, AnnotationValue> overridden(
      ConstraintAttributes whole, AnnotationMirror part) {
    Map<String, AnnotationValue> overridden = new HashMap<>();
    whole
        .values()
        .forEach((method, value) -> {
          for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            for (ConstraintAttributes override : overrides(mirror)) {
              boolean isPart =
                  JavaTypes.name((TypeMirror) valueOf(override, "constraint").getValue())
                      .contentEquals(ConstraintAttributes.element(part).getQualifiedName());
              String name = override.text("name");
              if (isPart) {
                overridden.put(name.isEmpty() ? method.getSimpleName().toString() : name, value);
              }
            }
          }
        });
    return overridden;
  }

  private static List<ConstraintAttributes> overrides(AnnotationMirror mirror) {
    if (isNamed(mirror, OVERRIDES)) {
      return List.of(new ConstraintAttributes(mirror, Map.of()));
    }
    if (!isNamed(mirror, OVERRIDES + ".List")) {
      return List.of();
    }
    return ElementFilter.methodsIn(ConstraintAttributes.element(mirror).getEnclosedElements())
        .stream()
        .map(method -> mirror.getElementValues().get(method))
        .flatMap(value -> ((List<?>) value.getValue()).stream())
        .map(item -> (AnnotationMirror) ((AnnotationValue) item).getValue())
        .map(each -> new ConstraintAttributes(each, Map.of()))
        .toList();
  }

  private static AnnotationValue valueOf(ConstraintAttributes attributes, String name) {
    return Objects.requireNonNull(attributes.value(name), name);
  }

  /** What a constraint of the specification demands; empty for all others. */
  private static Optional<ConstraintKind> builtIn(ConstraintAttributes attributes) {
    String name = attributes.annotation().getQualifiedName().toString();
    if (!name.startsWith(BUILT_IN)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (name.substring(BUILT_IN.length())) {
          case "NotNull" -> new ConstraintKind.NotNull();
          case "Null" -> new ConstraintKind.Null();
          case "NotEmpty" -> new ConstraintKind.NotEmpty();
          case "NotBlank" -> new ConstraintKind.NotBlank();
          case "AssertTrue" -> new ConstraintKind.Truth(true);
          case "AssertFalse" -> new ConstraintKind.Truth(false);
          case "Size" ->
              new ConstraintKind.Size(attributes.number("min"), attributes.number("max"));
          case "Min" -> bound(Comparison.AT_LEAST, attributes.longNumber("value"));
          case "Max" -> bound(Comparison.AT_MOST, attributes.longNumber("value"));
          case "DecimalMin" ->
              new ConstraintKind.Bound(
                  attributes.truth("inclusive") ? Comparison.AT_LEAST : Comparison.GREATER,
                  attributes.text("value"));
          case "DecimalMax" ->
              new ConstraintKind.Bound(
                  attributes.truth("inclusive") ? Comparison.AT_MOST : Comparison.LESS,
                  attributes.text("value"));
          case "Positive" -> bound(Comparison.GREATER, 0);
          case "PositiveOrZero" -> bound(Comparison.AT_LEAST, 0);
          case "Negative" -> bound(Comparison.LESS, 0);
          case "NegativeOrZero" -> bound(Comparison.AT_MOST, 0);
          case "Digits" ->
              new ConstraintKind.Digits(
                  attributes.number("integer"), attributes.number("fraction"));
          case "Pattern" -> matches(attributes);
          case "Email" -> email(attributes);
          case "Past" -> new ConstraintKind.Moment(false, false);
          case "PastOrPresent" -> new ConstraintKind.Moment(false, true);
          case "Future" -> new ConstraintKind.Moment(true, false);
          case "FutureOrPresent" -> new ConstraintKind.Moment(true, true);
          default -> null;
        });
  }

  private static ConstraintKind bound(Comparison comparison, long limit) {
    return new ConstraintKind.Bound(comparison, Long.toString(limit));
  }

  private static ConstraintKind.Matches matches(ConstraintAttributes attributes) {
    int flags = 0;
    for (String flag : attributes.constants("flags")) {
      flags |= FLAGS.getOrDefault(flag, 0);
    }
    return new ConstraintKind.Matches(attributes.text("regexp"), flags);
  }

  private static ConstraintKind email(ConstraintAttributes attributes) {
    ConstraintKind email = new ConstraintKind.Email();
    return attributes.text("regexp").equals(".*")
        ? email
        : new ConstraintKind.All(List.of(email, matches(attributes)));
  }
}
