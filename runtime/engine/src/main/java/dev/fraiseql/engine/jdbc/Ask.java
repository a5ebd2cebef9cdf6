package dev.fraiseql.engine.jdbc;

import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement to be run.
 *
 * @param statement what is run
 * @param parents what the statement's keys are, if it has any. It is read when the statement is
 *     sent
 */
public record Ask(BoundStatement statement, @Nullable KeyBatch parents) {

  /** About how many bytes it takes to send it: rather too many than too few. */
  long bytes() {
    long bytes = text(statement.sql());
    for (int i = 0; i < statement.bindings().size(); i++) {
      bytes += 32;
      bytes +=
          switch (statement.bindings().get(i)) {
            case Binding.Value(var type, Operand.ParentKey part, var adjustment) -> 0;
            case Binding.Value value -> size(statement.values()[i]);
            case Binding.ValueList list -> size(statement.values()[i]);
            case Binding.Keys(int part, var type) -> parents == null ? 0 : parents.bytes();
            case Binding.KeyRows rows -> parents == null ? 0 : parents.bytes();
            case Binding.Limit limit -> 0;
            case Binding.Offset offset -> 0;
            case Binding.LastRow last -> 0;
          };
    }
    return bytes;
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> text(text);
      case byte[] bytes -> 2L * bytes.length;
      case List<?> list -> list.stream().mapToLong(each -> 32 + size(each)).sum();
      default -> text(value.toString());
    };
  }

  static long text(String text) {
    return 3L * text.length();
  }
}
