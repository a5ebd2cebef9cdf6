package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement to be run.
 *
 * @param statement what is run
 * @param parents what the statement's keys are, if it has any. It is read when the statement is
 *     sent
 */
public record Ask(BoundStatement statement, @Nullable KeyBatch parents) {

  /**
   * Binds all that the statement takes.
   *
   * @param first the index of its first parameter, from 1
   */
  void bind(PreparedStatement prepared, int first, RuntimeDialect dialect) throws SQLException {
    for (int i = 0; i < statement.bindings().size(); i++) {
      int index = first + i;
      switch (statement.bindings().get(i)) {
        case Binding.Value(ValueType type, Operand.ParentKey(int part), var adjustment) ->
            dialect.bind(prepared, index, type, Objects.requireNonNull(parents).only(part));
        case Binding.Value value ->
            dialect.bind(
                prepared, index, value.type(), Objects.requireNonNull(statement.values()[i]));
        case Binding.ValueList list ->
            dialect.bindList(
                prepared,
                index,
                list.type(),
                (List<?>) Objects.requireNonNull(statement.values()[i]));
        case Binding.Keys keys ->
            Objects.requireNonNull(parents).bindPart(prepared, index, keys.part());
        case Binding.KeyRows rows -> Objects.requireNonNull(parents).bindRows(prepared, index);
        case Binding.Limit limit -> prepared.setLong(index, statement.limit());
        case Binding.Offset offset -> prepared.setLong(index, statement.offset());
        case Binding.LastRow last -> prepared.setLong(index, statement.lastRow());
      }
    }
  }

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
