package dev.fraiseql.processor.write;

import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Write;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.processor.source.CodeBlock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation field writes and returns, as Java expressions.
 *
 * @param literals of statements and values
 */
record WriteLiterals(StatementLiterals literals) {

  /**
   * A write.
   *
   * @param statement the expression of the statement that reads the rows to be written
   */
  CodeBlock write(Write write, CodeBlock statement) {
    return switch (write) {
      case Write.Create(String type, Object input, boolean many) ->
          CodeBlock.of("new $T($S,$W$L, $L)", Write.Create.class, type, input(input), many);
      case Write.Update(String type, Write.Target rows, Object input, Object increment) ->
          CodeBlock.of(
              "new $T($S,$W$L,$W$L,$W$L)",
              Write.Update.class,
              type,
              target(rows, statement),
              input(input),
              input(increment));
      case Write.Upsert(String type, Object input, Operand conflict) ->
          CodeBlock.of(
              "new $T($S,$W$L,$W$L)", Write.Upsert.class, type, input(input), operand(conflict));
      case Write.Delete(String type, Write.Target rows) ->
          CodeBlock.of("new $T($S,$W$L)", Write.Delete.class, type, target(rows, statement));
    };
  }

  private CodeBlock target(Write.Target rows, CodeBlock statement) {
    return rows.many()
        ? CodeBlock.of(
            "$T.rows($L,$W$L,$W$L)",
            Write.Target.class,
            statement,
            input(rows.where()),
            operand(rows.limit()))
        : CodeBlock.of("$T.row($L,$W$L)", Write.Target.class, statement, operand(rows.version()));
  }

  private CodeBlock input(@Nullable Object value) {
    return value == null ? CodeBlock.of("null") : literals.values().input(value);
  }

  private CodeBlock operand(@Nullable Operand operand) {
    return operand == null ? CodeBlock.of("null") : literals.values().operand(operand);
  }

  /**
   * What a write returns.
   *
   * @param rows the expression of the level that reads a part with rows
   * @param only the arguments of a result with one level
   */
  CodeBlock result(
      WriteResult result, CodeBlock only, Function<WriteResult.Part.Rows, CodeBlock> rows) {
    return switch (result) {
      case WriteResult.Row row -> CodeBlock.of("new $T($L)", WriteResult.Row.class, only);
      case WriteResult.Rows list -> CodeBlock.of("new $T($L)", WriteResult.Rows.class, only);
      case WriteResult.Summary(List<WriteResult.Part> parts) ->
          CodeBlock.of(
              "new $T(\n$>$>$L$<$<)",
              WriteResult.Summary.class,
              JavaLiterals.list(parts.stream().map(part -> part(part, rows)).toList()));
    };
  }

  private static CodeBlock part(
      WriteResult.Part part, Function<WriteResult.Part.Rows, CodeBlock> rows) {
    return switch (part) {
      case WriteResult.Part.Count(String name) ->
          CodeBlock.of("new $T($S)", WriteResult.Part.Count.class, name);
      case WriteResult.Part.TypeName(String name, String value) ->
          CodeBlock.of("new $T($S, $S)", WriteResult.Part.TypeName.class, name, value);
      case WriteResult.Part.Rows list ->
          CodeBlock.of(
              "new $T($S, $L)", WriteResult.Part.Rows.class, list.name(), rows.apply(list));
    };
  }
}
