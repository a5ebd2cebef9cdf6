package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a model as Java expressions that build them. */
final class ModelLiterals {

  private ModelLiterals() {}

  static CodeBlock column(Column column) {
    CodeBlock literal =
        CodeBlock.of(
            "$T.$L($S, $L)",
            Column.class,
            column.nullable() ? "nullable" : "of",
            column.name(),
            type(column.type()));
    CodeBlock limited =
        column.length() == 0
            ? literal
            : CodeBlock.of("$L.withLength($L)", literal, column.length());
    return column.isDefaultForm()
        ? limited
        : CodeBlock.of(
            "$L.storedAs($T.$L, $S)", limited, Stored.class, column.stored(), column.storedType());
  }

  /** A type of values. */
  static CodeBlock type(ValueType type) {
    CodeBlock element =
        switch (type.scalar()) {
          case DECIMAL ->
              CodeBlock.of("$T.decimal($L, $L)", ValueType.class, type.precision(), type.scale());
          case DURATION -> CodeBlock.of("$T.duration($L)", ValueType.class, type.scale());
          case ENUM -> CodeBlock.of("$T.enumOf($S)", ValueType.class, type.enumName());
          default -> CodeBlock.of("$T.$L", ValueType.class, type.scalar());
        };
    CodeBlock counted =
        type.isInNanoseconds() ? CodeBlock.of("$L.inNanoseconds()", element) : element;
    ValueType.Custom custom = type.custom();
    CodeBlock named =
        custom == null
            ? counted
            : CodeBlock.of("$L.custom($S, $L)", counted, custom.name(), custom.text());
    return type.list() ? CodeBlock.of("$L.asList()", named) : named;
  }

  static CodeBlock table(Table table) {
    return table.schema() == null
        ? CodeBlock.of("$T.of($S)", Table.class, table.name())
        : CodeBlock.of("new $T($S, $S)", Table.class, table.schema(), table.name());
  }

  static CodeBlock doc(Doc doc) {
    String description = doc.description();
    if (doc.equals(Doc.NONE)) {
      return CodeBlock.of("$T.NONE", Doc.class);
    }
    if (description != null && doc.deprecation() == null) {
      return CodeBlock.of("$T.of($L)", Doc.class, TextBlock.of(description));
    }
    return CodeBlock.of("new $T($L,$W$L)", Doc.class, text(description), text(doc.deprecation()));
  }

  private static CodeBlock text(@Nullable String text) {
    return text == null ? CodeBlock.of("null") : TextBlock.of(text);
  }

  static CodeBlock enumValue(EnumModel.Value value) {
    return CodeBlock.of("new $T.Value($S, $L)", EnumModel.class, value.name(), doc(value.doc()));
  }

  static CodeBlock joinColumn(JoinColumn pair) {
    if (isSimple(pair)) {
      return simple(pair);
    }
    if (isSimple(pair.reversed())) {
      return CodeBlock.of("$L.reversed()", simple(pair.reversed()));
    }
    return CodeBlock.of(
        "new $T($L,$W$L)", JoinColumn.class, column(pair.column()), column(pair.other()));
  }

  /** Whether the columns differ in their names alone, or the first may be NULL. */
  private static boolean isSimple(JoinColumn pair) {
    return pair.column().type().equals(pair.other().type())
        && pair.column().isDefaultForm()
        && pair.other().isDefaultForm()
        && pair.column().length() == 0
        && pair.other().length() == 0
        && !pair.other().nullable();
  }

  private static CodeBlock simple(JoinColumn pair) {
    return CodeBlock.of(
        "$T.$L($S, $L, $S)",
        JoinColumn.class,
        pair.column().nullable() ? "nullable" : "of",
        pair.column().name(),
        type(pair.column().type()),
        pair.other().name());
  }

  static CodeBlock joinTable(JoinTable table) {
    return CodeBlock.of(
        "new $T(\n$>$>$L,\n$L,\n$L$<$<)",
        JoinTable.class,
        table(table.table()),
        JavaLiterals.list(table.source().stream().map(ModelLiterals::joinColumn).toList()),
        JavaLiterals.list(table.inverse().stream().map(ModelLiterals::joinColumn).toList()));
  }

  static CodeBlock writes(WriteModel writes) {
    List<CodeBlock> unique =
        writes.unique().stream()
            .map(each ->
                create(
                    UniqueKey.class,
                    List.of(
                        JavaLiterals.string(each.name()),
                        JavaLiterals.list(
                            each.fields().stream().map(JavaLiterals::string).toList()))))
            .toList();
    return create(
        WriteModel.class,
        List.of(CodeBlock.of("$T.$L", Capture.class, writes.capture()), JavaLiterals.list(unique)));
  }

  static CodeBlock create(Class<?> type, List<CodeBlock> arguments) {
    return JavaLiterals.call(CodeBlock.of("new $T", type), arguments);
  }
}
