package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** What Java types mean to us: the table of the documentation, and nothing about any one member. */
final class JavaTypes {
  private static final Map<TypeKind, Scalar> PRIMITIVES =
      Map.of(
          TypeKind.BYTE, Scalar.BYTE,
          TypeKind.SHORT, Scalar.SHORT,
          TypeKind.INT, Scalar.INT,
          TypeKind.LONG, Scalar.LONG,
          TypeKind.FLOAT, Scalar.FLOAT,
          TypeKind.DOUBLE, Scalar.DOUBLE,
          TypeKind.BOOLEAN, Scalar.BOOLEAN);

  private static final Map<String, Scalar> CLASSES =
      Map.ofEntries(
          Map.entry("java.lang.Byte", Scalar.BYTE),
          Map.entry("java.lang.Short", Scalar.SHORT),
          Map.entry("java.lang.Integer", Scalar.INT),
          Map.entry("java.lang.Long", Scalar.LONG),
          Map.entry("java.lang.Float", Scalar.FLOAT),
          Map.entry("java.lang.Double", Scalar.DOUBLE),
          Map.entry("java.lang.Boolean", Scalar.BOOLEAN),
          Map.entry("java.lang.String", Scalar.STRING),
          Map.entry("java.math.BigDecimal", Scalar.DECIMAL),
          Map.entry("java.time.Instant", Scalar.INSTANT),
          Map.entry("java.time.OffsetDateTime", Scalar.INSTANT),
          Map.entry("java.time.LocalDateTime", Scalar.LOCAL_DATE_TIME),
          Map.entry("java.time.LocalDate", Scalar.LOCAL_DATE),
          Map.entry("java.time.LocalTime", Scalar.LOCAL_TIME),
          Map.entry("java.time.Duration", Scalar.DURATION),
          Map.entry("java.util.UUID", Scalar.UUID),
          // Jackson 2, Jackson 3 and Micronaut: no dependency of ours, so known by name.
          Map.entry("com.fasterxml.jackson.databind.JsonNode", Scalar.JSON),
          Map.entry("tools.jackson.databind.JsonNode", Scalar.JSON),
          Map.entry("io.micronaut.json.tree.JsonNode", Scalar.JSON));

  private static final Set<String> COLLECTIONS = Set.of("java.util.List", "java.util.Set");

  private JavaTypes() {}

  /** The scalar that values of a type are; empty for enums and for what is no scalar. */
  static Optional<Scalar> scalar(TypeMirror type) {
    return switch (type) {
      case ArrayType array when array.getComponentType().getKind() == TypeKind.BYTE ->
          Optional.of(Scalar.BYTES);
      case DeclaredType declared -> Optional.ofNullable(CLASSES.get(name(declared)));
      default -> Optional.ofNullable(PRIMITIVES.get(type.getKind()));
    };
  }

  /** The enum that a type is. */
  static Optional<TypeElement> enumeration(TypeMirror type) {
    return element(type).filter(element -> element.getKind() == ElementKind.ENUM);
  }

  /** The type in an {@code Optional}. */
  static Optional<TypeMirror> optional(TypeMirror type) {
    return argument(type, Set.of("java.util.Optional"));
  }

  /** The type of the elements of a {@code List}. */
  static Optional<TypeMirror> list(TypeMirror type) {
    return argument(type, Set.of("java.util.List"));
  }

  /** The type of the elements of a {@code List} or {@code Set}. */
  static Optional<TypeMirror> collection(TypeMirror type) {
    return argument(type, COLLECTIONS);
  }

  /** The class or interface that a type is. */
  static Optional<TypeElement> element(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? Optional.of((TypeElement) declared.asElement())
        : Optional.empty();
  }

  /**
   * Whether an annotation {@code Nullable} is there, whoever made it: JSpecify's is one of many
   * that people have.
   */
  static boolean isNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .anyMatch(mirror ->
            mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }

  /**
   * Whether javac knows all of a type: what it does not know yet, another processor may be about to
   * write.
   */
  static boolean isResolved(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isResolved(array.getComponentType());
      case DeclaredType declared ->
          declared.getKind() != TypeKind.ERROR
              && declared.getTypeArguments().stream().allMatch(JavaTypes::isResolved);
      default -> type.getKind() != TypeKind.ERROR;
    };
  }

  /** The canonical name of a class, or how people write any other type. */
  static String name(TypeMirror type) {
    return element(type)
        .map(element -> element.getQualifiedName().toString())
        .orElseGet(() -> text(type));
  }

  /** A type as people write it, without packages and annotations: {@code Map<String, Integer>}. */
  static String text(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> text(array.getComponentType()) + "[]";
      case WildcardType wildcard when wildcard.getExtendsBound() != null ->
          "? extends " + text(wildcard.getExtendsBound());
      case WildcardType wildcard when wildcard.getSuperBound() != null ->
          "? super " + text(wildcard.getSuperBound());
      case WildcardType wildcard -> "?";
      case DeclaredType declared -> {
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        String simple = declared.asElement().getSimpleName().toString();
        yield arguments.isEmpty()
            ? simple
            : arguments.stream()
                .map(JavaTypes::text)
                .collect(Collectors.joining(", ", simple + '<', ">"));
      }
      default ->
          type.getKind().isPrimitive()
              ? type.getKind().name().toLowerCase(Locale.ROOT)
              : type.toString();
    };
  }

  private static Optional<TypeMirror> argument(TypeMirror type, Set<String> generics) {
    return type instanceof DeclaredType declared
            && generics.contains(name(declared))
            && declared.getTypeArguments().size() == 1
        ? Optional.of(declared.getTypeArguments().getFirst())
        : Optional.empty();
  }
}
