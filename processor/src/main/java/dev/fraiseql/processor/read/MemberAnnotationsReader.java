package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Unique;
import dev.fraiseql.annotations.Version;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import dev.fraiseql.processor.declared.MemberAnnotations.JoinAnnotation;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import dev.fraiseql.processor.declared.WriteAnnotations;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;

/** Reads the FraiseQL annotations of a member. */
final class MemberAnnotationsReader {
  private MemberAnnotationsReader() {}

  static MemberAnnotations of(List<Element> places) {
    return new MemberAnnotations(
        AnnotationReader.find(Id.class, places).map(AnnotationReader::origin).orElse(null),
        AnnotationReader.find(Column.class, places)
            .map(MemberAnnotationsReader::column)
            .orElse(null),
        AnnotationReader.find(Relation.class, places)
            .map(MemberAnnotationsReader::relation)
            .orElse(null),
        AnnotationReader.find(Embedded.class, places).map(AnnotationReader::origin).orElse(null),
        AnnotationReader.find(Json.class, places).map(AnnotationReader::origin).orElse(null),
        writes(places));
  }

  private static WriteAnnotations writes(List<Element> places) {
    return new WriteAnnotations(
        AnnotationReader.find(Version.class, places).map(AnnotationReader::origin).orElse(null),
        AnnotationReader.find(Unique.class, places).map(AnnotationReader::origin).orElse(null),
        AnnotationReader.find(Id.class, places).map(id -> id.text("generated")).orElse(null));
  }

  /** The prefix that an annotation {@code @Embedded} gives; empty if it leaves it to us. */
  static Optional<String> embeddedPrefix(List<Element> places) {
    return AnnotationReader.find(Embedded.class, places)
        .map(annotation -> annotation.text("prefix").value())
        .filter(prefix -> !prefix.equals(Embedded.DERIVED));
  }

  private static ColumnAnnotation column(AnnotationReader annotation) {
    return new ColumnAnnotation(
        annotation.text("name"),
        annotation.number("precision"),
        annotation.number("scale"),
        annotation.number("length"),
        annotation.text("unit"),
        annotation.text("scalar"),
        annotation.truthAttribute("readOnly"),
        annotation.text("stored"),
        annotation.text("type"),
        annotation.text("generated"),
        annotation.text("definition"));
  }

  private static RelationAnnotation relation(AnnotationReader annotation) {
    Attribute<String> column = annotation.text("column");
    Attribute<List<String>> columns = annotation.texts("columns");
    boolean single = column.given() && !column.value().isEmpty();
    return new RelationAnnotation(
        single ? Attribute.given(List.of(column.value()), column.origin()) : columns,
        single && columns.given(),
        annotation.text("mappedBy"),
        annotation.nested("through").map(MemberAnnotationsReader::join).orElse(null),
        annotation.text("onDelete"),
        annotation.origin());
  }

  private static JoinAnnotation join(AnnotationReader annotation) {
    Attribute<String> schema = annotation.text("schema");
    return new JoinAnnotation(
        annotation.text("table"),
        schema.value().isEmpty() ? null : schema.value(),
        annotation.texts("column"),
        annotation.texts("inverse"));
  }
}
