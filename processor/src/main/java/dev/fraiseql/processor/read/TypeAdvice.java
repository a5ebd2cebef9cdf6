package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Type;
import dev.fraiseql.contract.model.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Advice on Java types that cannot be served. */
final class TypeAdvice {
  private static final String IN_GENERAL =
      "Use a type that docs/errors.md lists under FQ102, store it as a document with @Json, or"
          + " exclude it with @Ignore.";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("java.util.Date", "Instant"),
          Map.entry("java.sql.Date", "LocalDate"),
          Map.entry("java.sql.Time", "LocalTime"),
          Map.entry("java.sql.Timestamp", "Instant"),
          Map.entry("java.util.Calendar", "Instant"),
          Map.entry("java.time.ZonedDateTime", "OffsetDateTime"),
          Map.entry("java.time.OffsetTime", "LocalTime"),
          Map.entry("java.math.BigInteger", "BigDecimal with @Column(precision = 38, scale = 0)"),
          Map.entry("java.util.OptionalInt", "Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "Optional<Long>"),
          Map.entry("java.util.OptionalDouble", "Optional<Double>"),
          Map.entry("java.lang.Character", "String"),
          Map.entry("java.lang.CharSequence", "String"),
          Map.entry("java.lang.StringBuilder", "String"));

  private static final Set<String> OF_VALUES =
      Set.of("java.util.Set", "java.util.Collection", "java.util.SortedSet", "java.lang.Iterable");

  private TypeAdvice() {}

  /** What to do about a type that has no GraphQL type: a sentence. */
  static String forType(TypeMirror type) {
    if (ScalarReader.isScalar(JavaTypes.list(type).orElse(type))) {
      return "Its @Scalar has an error, which is reported there.";
    }
    if (isServed(JavaTypes.collection(type).orElse(type))) {
      return "It is a @Type: annotate the field with @Relation.";
    }
    if (JavaTypes.list(type).flatMap(JavaTypes::scalar).filter(Scalar.JSON::equals).isPresent()) {
      return "A list of documents is a document itself: annotate the field with @Json.";
    }
    if (type.getKind() == TypeKind.CHAR) {
      return "Use String instead.";
    }
    if (type.getKind() == TypeKind.ARRAY || OF_VALUES.contains(JavaTypes.name(type))) {
      return "Several values in one column are a List of them.";
    }
    String instead = INSTEAD.get(JavaTypes.name(type));
    if (instead != null) {
      return "Use " + instead + " instead.";
    }
    boolean isRecord =
        JavaTypes.element(type)
            .filter(element -> element.getKind() == ElementKind.RECORD)
            .isPresent();
    return isRecord
        ? "If its parts are columns of this table, annotate the field with @Embedded; if it is a"
            + " document in one column, with @Json."
        : IN_GENERAL;
  }

  /** Why a type cannot be embedded, as the end of a sentence about it; empty if it can. */
  static Optional<String> whyNotEmbeddable(TypeMirror type) {
    if (JavaTypes.scalar(type).isPresent() || ScalarReader.isScalar(type)) {
      return Optional.of("is a single value and needs no @Embedded");
    }
    TypeElement element = JavaTypes.element(type).orElse(null);
    if (element == null
        || (element.getKind() != ElementKind.RECORD && element.getKind() != ElementKind.CLASS)
        || element.getQualifiedName().toString().startsWith("java.")
        || !element.getTypeParameters().isEmpty()) {
      return Optional.of("is not a record or class with fields");
    }
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return Optional.of("is private, so generated code cannot access it");
    }
    return isServed(type)
        ? Optional.of("is a @Type with its own table and needs @Relation")
        : Optional.empty();
  }

  private static boolean isServed(TypeMirror type) {
    return JavaTypes.element(type)
        .flatMap(element -> AnnotationReader.find(Type.class, List.of(element)))
        .isPresent();
  }
}
