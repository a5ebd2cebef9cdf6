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
 * A statement to be run, with the keys that it takes.
 *
 * @param parents the keys that the statement takes, if it takes any; read when it is sent
 */
public record StatementCall(BoundStatement statement, @Nullable KeyBatch parents) {

  /**
   * Binds all that the statement takes.
   *
   * @param first the index of its first parameter, from 1
   */
  void bind(PreparedStatement prepared, int first, ValueBinder binder) throws SQLException {
    for (int i = 0; i < statement.bindings().size(); i++) {
      int index = first + i;
      switch (statement.bindings().get(i)) {
        case Binding.Value(ValueType type, Operand.ParentKey(int part), var adjustment) ->
            binder.bind(prepared, index, type, Objects.requireNonNull(parents).only(part));
        case Binding.Value value -> {
          @Nullable Object bound = statement.values()[i];
          if (bound == null) {
            binder.bindNull(prepared, index, value.type());
          } else if (bound instanceof List<?> list) {
            binder.bindColumn(prepared, index, value.type(), list);
          } else {
            binder.bind(prepared, index, value.type(), bound);
          }
        }
        case Binding.ValueList list ->
            binder.bindList(
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

  /** About how many bytes are sent for it: never too few. */
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

  /** The most bytes that a text takes in UTF-8. */
  static long text(String text) {
    return 3L * text.length();
  }
}
