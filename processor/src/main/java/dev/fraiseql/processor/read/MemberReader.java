package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Content;
import dev.fraiseql.processor.declared.Marks;
import dev.fraiseql.processor.declared.Member;
import dev.fraiseql.processor.declared.Spelling;
import dev.fraiseql.processor.declared.Written;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.read.FieldFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the members of annotated classes and of the classes embedded in them. */
final class MemberReader {
  private final Docs docs;
  private final ValueTypes values;

  MemberReader(Docs docs, ValueTypes values) {
    this.docs = docs;
    this.values = values;
  }

  /** The members of an annotated class. */
  List<Member> read(TypeElement type, Spelling spelling) {
    return read(new Scope(type, spelling, "", List.of(type)));
  }

  /**
   * Where a member is found.
   *
   * @param type the class that declares it
   * @param spelling of the annotated class, whose table it is
   * @param prefix of its columns
   * @param path the annotated class and the classes embedded in one another, down to this one
   */
  private record Scope(TypeElement type, Spelling spelling, String prefix, List<TypeElement> path) {
    Scope embedding(TypeElement embedded, String morePrefix) {
      List<TypeElement> longer = new ArrayList<>(path);
      longer.add(embedded);
      return new Scope(embedded, spelling, prefix + morePrefix, longer);
    }
  }

  private List<Member> read(Scope scope) {
    return FieldFinder.of(scope.type()).stream().map(found -> read(found, scope)).toList();
  }

  private Member read(Found found, Scope scope) {
    Marks marks = MarksReader.of(found.places());
    Optional<TypeMirror> optional = JavaTypes.optional(found.type());
    TypeMirror type = optional.orElse(found.type());
    boolean nullable =
        optional.isPresent()
            || JavaTypes.isNullable(found.type())
            || found.places().stream().anyMatch(JavaTypes::isNullable);
    return new Member(
        found.owner(),
        found.name(),
        nullable,
        content(found, type, marks, scope),
        marks,
        doc(found, scope.type()),
        Origin.of(found.element()));
  }

  private Doc doc(Found found, TypeElement type) {
    String component =
        type.getKind() == ElementKind.RECORD ? docs.ofComponent(type, found.name()) : "";
    return docs.of(found.places(), component);
  }

  private Content content(Found found, TypeMirror type, Marks marks, Scope scope) {
    if (!JavaTypes.isResolved(type)) {
      return new Content.Unresolved();
    }
    if (marks.json() != null) {
      return value(found, type, ValueType.of(Scalar.JSON), false, marks, scope);
    }
    if (marks.relation() != null) {
      return JavaTypes.collection(type)
          .<Content>map(target -> new Content.ToMany(JavaTypes.name(target)))
          .orElseGet(() -> new Content.ToOne(JavaTypes.name(type)));
    }
    if (marks.embedded() != null) {
      return embedded(found, type, scope);
    }
    Optional<TypeMirror> element = JavaTypes.list(type);
    return values
        .of(element.orElse(type), marks.column())
        // A list of documents is a document itself, and no database keeps it as anything else.
        .filter(single -> element.isEmpty() || single.scalar() != Scalar.JSON)
        .<Content>map(single ->
            value(
                found,
                type,
                element.isPresent() ? single.asList() : single,
                element.filter(JavaTypes::isNullable).isPresent(),
                marks,
                scope))
        .orElseGet(() -> new Content.Unsupported(JavaTypes.text(type), Remedies.forType(type)));
  }

  private Content value(
      Found found,
      TypeMirror javaType,
      ValueType type,
      boolean nullableElements,
      Marks marks,
      Scope scope) {
    Marks.@Nullable ColumnMark column = marks.column();
    Written<String> name =
        column != null && !column.name().value().isEmpty()
            ? Written.given(scope.prefix() + column.name().value(), column.name().origin())
            : Written.derived(
                scope.prefix() + scope.spelling().column(found.name()), Origin.of(found.element()));
    int length = column == null ? 0 : column.length().value();
    return new Content.Value(name, type, length, JavaTypes.text(javaType), nullableElements);
  }

  private Content embedded(Found found, TypeMirror type, Scope scope) {
    Optional<String> why = Remedies.whyNotEmbeddable(type);
    if (why.isPresent()) {
      return new Content.Unembeddable(JavaTypes.text(type), why.get());
    }
    TypeElement element = JavaTypes.element(type).orElseThrow();
    int again = scope.path().indexOf(element);
    if (again >= 0) {
      List<TypeElement> circle = scope.embedding(element, "").path();
      return new Content.Recursion(
          circle.subList(again, circle.size()).stream()
              .map(part -> part.getSimpleName().toString())
              .toList());
    }
    String prefix =
        MarksReader.embeddedPrefix(found.places())
            .orElseGet(() -> scope.spelling().prefix(found.name()));
    return new Content.Embedded(
        element.getSimpleName().toString(),
        element.getQualifiedName().toString(),
        read(scope.embedding(element, prefix)));
  }
}
