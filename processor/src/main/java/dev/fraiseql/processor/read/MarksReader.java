package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.processor.declared.Marks;
import dev.fraiseql.processor.declared.Marks.ColumnMark;
import dev.fraiseql.processor.declared.Marks.JoinMark;
import dev.fraiseql.processor.declared.Marks.RelationMark;
import dev.fraiseql.processor.declared.Written;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;

/** Reads our annotations on a member. */
final class MarksReader {
  private MarksReader() {}

  static Marks of(List<Element> places) {
    return new Marks(
        Mark.find(Id.class, places).map(Mark::origin).orElse(null),
        Mark.find(Column.class, places).map(MarksReader::column).orElse(null),
        Mark.find(Relation.class, places).map(MarksReader::relation).orElse(null),
        Mark.find(Embedded.class, places).map(Mark::origin).orElse(null),
        Mark.find(Json.class, places).map(Mark::origin).orElse(null));
  }

  /** The prefix that an annotation {@code @Embedded} gives; empty if it leaves it to us. */
  static Optional<String> embeddedPrefix(List<Element> places) {
    return Mark.find(Embedded.class, places)
        .map(mark -> mark.text("prefix").value())
        .filter(prefix -> !prefix.equals(Embedded.DERIVED));
  }

  private static ColumnMark column(Mark mark) {
    return new ColumnMark(
        mark.text("name"),
        mark.number("precision"),
        mark.number("scale"),
        mark.number("length"),
        mark.text("unit"));
  }

  private static RelationMark relation(Mark mark) {
    Written<String> column = mark.text("column");
    Written<List<String>> columns = mark.texts("columns");
    boolean single = column.given() && !column.value().isEmpty();
    return new RelationMark(
        single ? Written.given(List.of(column.value()), column.origin()) : columns,
        single && columns.given(),
        mark.text("mappedBy"),
        mark.nested("through").map(MarksReader::join).orElse(null),
        mark.origin());
  }

  private static JoinMark join(Mark mark) {
    Written<String> schema = mark.text("schema");
    return new JoinMark(
        mark.text("table"),
        schema.value().isEmpty() ? null : schema.value(),
        mark.texts("column"),
        mark.texts("inverse"));
  }
}
