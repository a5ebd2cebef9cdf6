package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.read.FieldFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the members of annotated classes and of the classes embedded in them. */
final class MemberReader {
  private final Docs docs;
  private final FieldFinder fields;
  private final ValueTypes values;
  private final ConstraintReader constraints;

  MemberReader(Docs docs, Types types, ValueTypes values, ConstraintReader constraints) {
    this.docs = docs;
    fields = new FieldFinder(types);
    this.values = values;
    this.constraints = constraints;
  }

  /** The members of an annotated class. */
  List<MemberDeclaration> read(TypeElement type, DatabaseNaming naming) {
    return read(new Scope(type, naming, "", List.of(type)));
  }

  /**
   * Where a member is found.
   *
   * @param type the class that declares it
   * @param naming of the annotated class, whose table it is
   * @param prefix of its columns
   * @param path the annotated class and the classes embedded in one another, down to this one
   */
  private record Scope(
      TypeElement type, DatabaseNaming naming, String prefix, List<TypeElement> path) {
    Scope embedding(TypeElement embedded, String morePrefix) {
      List<TypeElement> longer = new ArrayList<>(path);
      longer.add(embedded);
      return new Scope(embedded, naming, prefix + morePrefix, longer);
    }
  }

  private List<MemberDeclaration> read(Scope scope) {
    return fields.of(scope.type()).stream().map(found -> read(found, scope)).toList();
  }

  private MemberDeclaration read(Found found, Scope scope) {
    MemberAnnotations annotations = MemberAnnotationsReader.of(found.places());
    Optional<TypeMirror> optional = JavaTypes.optional(found.type());
    TypeMirror type = optional.orElse(found.type());
    boolean nullable =
        optional.isPresent()
            || JavaTypes.isNullable(found.type())
            || JavaTypes.isNullable(found.declared())
            || found.places().stream().anyMatch(JavaTypes::isNullable);
    return new MemberDeclaration(
        found.owner(),
        found.name(),
        nullable,
        content(found, type, annotations, scope),
        annotations,
        constraints.of(found, scope.path().getFirst()),
        doc(found, scope.type()),
        Origin.of(found.element()));
  }

  private Doc doc(Found found, TypeElement type) {
    String component =
        type.getKind() == ElementKind.RECORD ? docs.ofComponent(type, found.name()) : "";
    return docs.of(found.places(), component);
  }

  private MemberKind content(
      Found found, TypeMirror type, MemberAnnotations annotations, Scope scope) {
    if (!JavaTypes.isResolved(type)) {
      return new MemberKind.Unresolved();
    }
    if (annotations.json() != null) {
      return value(found, type, ValueType.of(Scalar.JSON), false, annotations, scope);
    }
    if (annotations.relation() != null) {
      return JavaTypes.collection(type)
          .<MemberKind>map(target -> new MemberKind.ToMany(JavaTypes.name(target)))
          .orElseGet(() -> new MemberKind.ToOne(JavaTypes.name(type)));
    }
    if (annotations.embedded() != null) {
      return embedded(found, type, scope);
    }
    Optional<TypeMirror> element = JavaTypes.list(type);
    return values
        .of(element.orElse(type), annotations.column())
        // A list of documents is a document itself, and no database keeps it as anything else.
        .filter(single -> element.isEmpty() || single.scalar() != Scalar.JSON)
        .<MemberKind>map(single ->
            value(
                found,
                type,
                element.isPresent() ? single.asList() : single,
                element.filter(JavaTypes::isNullable).isPresent(),
                annotations,
                scope))
        .orElseGet(
            () -> new MemberKind.Unsupported(JavaTypes.text(type), TypeAdvice.forType(type)));
  }

  private MemberKind value(
      Found found,
      TypeMirror javaType,
      ValueType type,
      boolean nullableElements,
      MemberAnnotations annotations,
      Scope scope) {
    MemberAnnotations.@Nullable ColumnAnnotation column = annotations.column();
    Attribute<String> name =
        column != null && !column.name().value().isEmpty()
            ? Attribute.given(scope.prefix() + column.name().value(), column.name().origin())
            : Attribute.derived(
                scope.prefix() + scope.naming().column(found.name()), Origin.of(found.element()));
    return new MemberKind.Value(
        name,
        type,
        column == null ? 0 : column.length().value(),
        column == null ? Stored.DEFAULT : Stored.valueOf(column.stored().value()),
        column == null ? "" : column.type().value(),
        JavaTypes.text(javaType),
        nullableElements);
  }

  private MemberKind embedded(Found found, TypeMirror type, Scope scope) {
    Optional<String> why = TypeAdvice.whyNotEmbeddable(type);
    if (why.isPresent()) {
      return new MemberKind.Unembeddable(JavaTypes.text(type), why.get());
    }
    TypeElement element = JavaTypes.element(type).orElseThrow();
    int again = scope.path().indexOf(element);
    if (again >= 0) {
      List<TypeElement> circle = scope.embedding(element, "").path();
      return new MemberKind.Recursion(
          circle.subList(again, circle.size()).stream()
              .map(part -> part.getSimpleName().toString())
              .toList());
    }
    String prefix =
        MemberAnnotationsReader.embeddedPrefix(found.places())
            .orElseGet(() -> scope.naming().prefix(found.name()));
    return new MemberKind.Embedded(
        element.getSimpleName().toString(),
        element.getQualifiedName().toString(),
        read(scope.embedding(element, prefix)));
  }
}
