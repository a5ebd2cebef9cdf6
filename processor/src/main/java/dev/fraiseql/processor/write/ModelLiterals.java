package dev.fraiseql.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of a model as Java expressions that build them. */
final class ModelLiterals {

  private ModelLiterals() {}

  static CodeBlock column(Column column) {
    CodeBlock length =
        column.length() == 0 ? CodeBlock.of("") : CodeBlock.of(", $L", column.length());
    return CodeBlock.of(
        "new $T($L, $L, $L$L)",
        Column.class,
        Literals.string(column.name()),
        PlanLiterals.type(column.type()),
        column.nullable(),
        length);
  }

  static CodeBlock table(Table table) {
    return CodeBlock.of(
        "new $T($L, $L)",
        Table.class,
        Literals.string(table.schema()),
        Literals.string(table.name()));
  }

  static CodeBlock doc(Doc doc) {
    if (doc.equals(Doc.NONE)) {
      return CodeBlock.of("$T.NONE", Doc.class);
    }
    return CodeBlock.of(
        "new $T($L, $L)", Doc.class, text(doc.description()), text(doc.deprecation()));
  }

  private static CodeBlock text(@Nullable String text) {
    return text == null ? CodeBlock.of("null") : TextBlock.of(text);
  }

  static CodeBlock enumValue(EnumModel.Value value) {
    return CodeBlock.of(
        "new $T.Value($L, $L)", EnumModel.class, Literals.string(value.name()), doc(value.doc()));
  }

  /**
   * A field.
   *
   * @param ordinal the name of the constant that numbers a field
   */
  static CodeBlock field(FieldModel field, Function<FieldModel, CodeBlock> ordinal) {
    CodeBlock name = Literals.string(field.name());
    CodeBlock place = ordinal.apply(field);
    CodeBlock doc = doc(field.doc());
    return switch (field) {
      case ScalarField scalar ->
          create(
              ScalarField.class,
              List.of(
                  name,
                  place,
                  column(scalar.column()),
                  CodeBlock.of("$L", scalar.key()),
                  CodeBlock.of("$L", scalar.reference()),
                  doc));
      case EmbeddedField embedded ->
          create(
              EmbeddedField.class,
              List.of(
                  name,
                  place,
                  Literals.string(embedded.type()),
                  CodeBlock.of("$L", embedded.nullable()),
                  Literals.list(
                      embedded.fields().stream().map(inner -> field(inner, ordinal)).toList()),
                  doc));
      case ToOneField toOne ->
          create(
              ToOneField.class,
              List.of(
                  name,
                  place,
                  Literals.string(toOne.target()),
                  CodeBlock.of("$L", toOne.nullable()),
                  joinColumns(toOne.columns()),
                  doc));
      case ToManyField toMany ->
          create(
              ToManyField.class,
              List.of(
                  name,
                  place,
                  Literals.string(toMany.target()),
                  joinColumns(toMany.columns()),
                  joinTable(toMany.through()),
                  doc));
    };
  }

  private static CodeBlock joinColumns(List<JoinColumn> pairs) {
    return Literals.list(
        pairs.stream()
            .map(pair ->
                create(JoinColumn.class, List.of(column(pair.column()), column(pair.other()))))
            .toList());
  }

  private static CodeBlock joinTable(@Nullable JoinTable through) {
    if (through == null) {
      return CodeBlock.of("null");
    }
    return create(
        JoinTable.class,
        List.of(
            table(through.table()), joinColumns(through.source()), joinColumns(through.inverse())));
  }

  static CodeBlock create(Class<?> type, List<CodeBlock> arguments) {
    return Literals.call(CodeBlock.of("new $T", type), arguments);
  }
}
