package dev.fraiseql.processor.write;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Binding.Adjustment;
import dev.fraiseql.contract.query.CursorPagination;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.DynamicSql.KeyForm;
import dev.fraiseql.contract.query.DynamicSql.Part;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a plan and what is bound to them, as Java expressions that build them.
 *
 * @param values writes the values
 */
record StatementLiterals(ValueLiterals values) {

  CodeBlock statement(SqlStatement statement) {
    return switch (statement) {
      case SqlText text -> sqlText(text);
      case DynamicSql(List<Part> parts) ->
          CodeBlock.of(
              "$T.of(\n$>$>$L$<$<)",
              DynamicSql.class,
              parts.stream().map(this::part).collect(CodeBlock.joining(",\n")));
    };
  }

  private CodeBlock part(Part part) {
    return switch (part) {
      case Part.Text(SqlText text) -> CodeBlock.of("new $T($L)", Part.Text.class, sqlText(text));
      case Part.Where(String type, String alias, Object input) ->
          CodeBlock.of("new $T($S, $S,$W$L)", Part.Where.class, type, alias, values.input(input));
      case Part.OrderBy(String type, String alias, Object input) ->
          CodeBlock.of("new $T($S, $S,$W$L)", Part.OrderBy.class, type, alias, values.input(input));
      case Part.Groups groups ->
          CodeBlock.of(
              "new $T(\n$>$>$S,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L$<$<)",
              Part.Groups.class,
              groups.type(),
              values.input(groups.groupBy()),
              list(groups.items(), item -> CodeBlock.of("$S", item)),
              values.input(groups.where()),
              values.input(groups.having()),
              values.input(groups.orderBy()),
              groups.offset());
      case Part.SortKeys(String type, String alias, Object input, KeyForm form) ->
          CodeBlock.of(
              "new $T($S, $S,$W$L,$W$T.$L)",
              Part.SortKeys.class,
              type,
              alias,
              values.input(input),
              KeyForm.class,
              form);
      case Part.Seek(String type, String alias, Object input, Operand cursor, Side side) ->
          CodeBlock.of(
              "new $T($S, $S,$W$L,$W$L,$W$T.$L)",
              Part.Seek.class,
              type,
              alias,
              values.input(input),
              values.operand(cursor),
              Side.class,
              side);
    };
  }

  private CodeBlock sqlText(SqlText text) {
    List<CodeBlock> lines = new ArrayList<>(List.of(TextBlock.of(text.sql())));
    text.bindings().forEach(binding -> lines.add(binding(binding)));
    return CodeBlock.of("$T.of(\n$>$>$L$<$<)", SqlText.class, CodeBlock.join(lines, ",\n"));
  }

  private CodeBlock binding(Binding binding) {
    return switch (binding) {
      case Binding.Value(ValueType type, Operand operand, Adjustment adjustment)
          when adjustment == Adjustment.NONE ->
          bound(Binding.Value.class, type, operand);
      case Binding.Value(ValueType type, Operand operand, Adjustment adjustment) ->
          bound(Binding.Value.class, type, operand, adjustment);
      case Binding.ValueList(ValueType type, Operand operand, Adjustment adjustment, String each)
          when each.equals("?") ->
          bound(Binding.ValueList.class, type, operand, adjustment);
      case Binding.ValueList(ValueType type, Operand operand, Adjustment adjustment, String each) ->
          CodeBlock.of(
              "new $T($L,$W$L,$W$T.$L,$W$S)",
              Binding.ValueList.class,
              ModelLiterals.type(type),
              values.operand(operand),
              Adjustment.class,
              adjustment,
              each);
      case Binding.Keys(int part, ValueType type) ->
          CodeBlock.of("new $T($L, $L)", Binding.Keys.class, part, ModelLiterals.type(type));
      case Binding.KeyRows() -> CodeBlock.of("new $T()", Binding.KeyRows.class);
      case Binding.Limit() -> CodeBlock.of("new $T()", Binding.Limit.class);
      case Binding.Offset() -> CodeBlock.of("new $T()", Binding.Offset.class);
      case Binding.LastRow() -> CodeBlock.of("new $T()", Binding.LastRow.class);
    };
  }

  private CodeBlock bound(Class<? extends Binding> kind, ValueType type, Operand operand) {
    return CodeBlock.of("new $T($L,$W$L)", kind, ModelLiterals.type(type), values.operand(operand));
  }

  private CodeBlock bound(
      Class<? extends Binding> kind, ValueType type, Operand operand, Adjustment adjustment) {
    return CodeBlock.of(
        "new $T($L,$W$L,$W$T.$L)",
        kind,
        ModelLiterals.type(type),
        values.operand(operand),
        Adjustment.class,
        adjustment);
  }

  CodeBlock paging(OffsetPagination paging) {
    CodeBlock.Builder steps = CodeBlock.builder().add("$T.NONE", OffsetPagination.class);
    step(steps, "withLimit", paging.limit());
    step(steps, "withOffset", paging.offset());
    return steps.build();
  }

  CodeBlock window(CursorPagination window) {
    CodeBlock.Builder steps = CodeBlock.builder().add("$T.ALL", CursorPagination.class);
    step(steps, "withFirst", window.first());
    step(steps, "withAfter", window.after());
    step(steps, "withLast", window.last());
    step(steps, "withBefore", window.before());
    return steps.build();
  }

  private void step(CodeBlock.Builder steps, String method, @Nullable Operand operand) {
    if (operand != null) {
      steps.add("$Z.$L($L)", method, values.operand(operand));
    }
  }

  CodeBlock cursors(Cursors cursors) {
    return CodeBlock.of(
        "new $T($S,$W$L,$W$L)",
        Cursors.class,
        cursors.type(),
        values.input(cursors.orderBy()),
        cursors.position());
  }

  CodeBlock keyCheck(KeyCheck check) {
    List<CodeBlock> parts = new ArrayList<>();
    if (!check.key().isEmpty()) {
      List<CodeBlock> key = new ArrayList<>(List.of(CodeBlock.of("$L", check.readsOneMore())));
      check
          .key()
          .forEach(part ->
              key.add(
                  CodeBlock.of(
                      "new $T($L, $L)",
                      KeyCheck.Part.class,
                      part.position(),
                      ModelLiterals.type(part.type()))));
      parts.add(CodeBlock.of("$T.ofKey($L)", KeyCheck.class, CodeBlock.join(key, ",$W")));
    }
    if (!check.matches().isEmpty()) {
      CodeBlock matches =
          check.matches().stream()
              .map(match ->
                  CodeBlock.of(
                      "new $T($L, $S)", KeyCheck.Match.class, match.position(), match.type()))
              .collect(CodeBlock.joining(",$W"));
      parts.add(CodeBlock.of("$T.ofMatches($L)", KeyCheck.class, matches));
    }
    if (!check.statements().isEmpty()) {
      CodeBlock searches =
          check.statements().stream()
              .map(search ->
                  CodeBlock.of(
                      "new $T($S, $L)",
                      KeyCheck.Search.class,
                      search.type(),
                      statement(search.statement())))
              .collect(CodeBlock.joining(",$W"));
      parts.add(CodeBlock.of("$T.ofGroups($L)", KeyCheck.class, searches));
    }
    CodeBlock all = parts.getFirst();
    for (CodeBlock part : parts.subList(1, parts.size())) {
      all = CodeBlock.of("$L.and($L)", all, part);
    }
    return all;
  }

  private static <T> CodeBlock list(List<T> items, Function<T, CodeBlock> element) {
    return JavaLiterals.list(items.stream().map(element).toList());
  }
}
