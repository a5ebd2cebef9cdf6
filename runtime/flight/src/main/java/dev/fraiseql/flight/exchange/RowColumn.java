package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of the rows that a client sends, and the column of a table that takes its values. For
 * one stream and one thread.
 */
final class RowColumn {
  private static final String NULL = ": null is not allowed.";

  private final String name;
  private final List<Integer> path;
  private final Column target;
  private final ValueReader reader;
  private @Nullable Dictionary dictionary;

  /** The values of a dictionary, read once. */
  private record Dictionary(
      ClientColumn source, ColumnBuffer values, List<@Nullable String> problems) {}

  /** A value that is wrong, and why, as {@link ValueReader} says it. */
  record Problem(int row, String problem) {}

  /**
   * A column.
   *
   * @param name as the client spells it
   * @param path the index of the column in the batch, then of the fields of structs
   * @param field of the schema
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the values of the table's
   *     column cannot be read from the field's type
   */
  RowColumn(String name, List<Integer> path, Field field, Column target, Coercion coercion) {
    this.name = name;
    this.path = List.copyOf(path);
    this.target = target;
    if (!ArrowTypes.accepts(field, target.type())) {
      throw RowErrors.problem(
          "Column "
              + name
              + " has the Arrow type "
              + ArrowTypes.shown(field)
              + ", from which no "
              + target.type().graphql()
              + " is read. Send "
              + ArrowTypes.expected(target.type())
              + ".");
    }
    if (ArrowTypes.hasLargeDictionary(field, target.type())) {
      throw RowErrors.problem(
          "Column " + name + " has a dictionary within its values: send these as they are.");
    }
    reader = ValueReaders.of(ArrowTypes.stored(field), target, coercion);
  }

  String name() {
    return name;
  }

  Column target() {
    return target;
  }

  /**
   * Reads values.
   *
   * @param first the index of the first row
   * @return the first that is wrong; null if none is
   */
  @Nullable Problem read(ClientBatch batch, int first, int count, ColumnBuffer into) {
    ClientColumn column = batch.columns().get(path.getFirst());
    if (path.size() == 1) {
      return read(column, List.of(), first, count, into);
    }
    List<ClientColumn> structs = new ArrayList<>();
    for (int index : path.subList(1, path.size())) {
      structs.add(column);
      column = column.children().get(index);
    }
    return read(column, structs, first, count, into);
  }

  private @Nullable Problem read(
      ClientColumn column, List<ClientColumn> structs, int first, int count, ColumnBuffer into) {
    @Nullable Dictionary known = column.dictionary() == null ? null : dictionary(column);
    for (int i = 0; i < count; i++) {
      int row = first + i;
      @Nullable String problem = null;
      if (isNull(column, structs, row)) {
        into.setNull(i);
        problem = target.nullable() ? null : NULL;
      } else if (known == null) {
        problem = reader.read(column, row, into, i);
      } else {
        int index = (int) column.integer(row);
        problem = known.problems().get(index);
        into.copy(i, known.values(), index);
        if (into.isNull(i) && !target.nullable()) {
          problem = NULL;
        }
      }
      if (problem != null) {
        return new Problem(row, problem);
      }
    }
    return null;
  }

  private static boolean isNull(ClientColumn column, List<ClientColumn> structs, int row) {
    for (ClientColumn struct : structs) {
      if (struct.isNull(row)) {
        return true;
      }
    }
    return column.isNull(row);
  }

  @SuppressWarnings("ReferenceEquality") // the same values until another dictionary is sent
  private Dictionary dictionary(ClientColumn column) {
    ClientColumn source = Objects.requireNonNull(column.dictionary());
    Dictionary known = dictionary;
    if (known != null && known.source() == source) {
      return known;
    }
    ColumnBuffer values = new ColumnBuffer(target.type(), source.length());
    @Nullable String[] problems = new String[source.length()];
    for (int i = 0; i < source.length(); i++) {
      if (source.isNull(i) || source.type() instanceof ArrowType.Null) {
        values.setNull(i);
      } else {
        problems[i] = reader.read(source, i, values, i);
        if (problems[i] != null) {
          values.setNull(i);
        }
      }
    }
    known = new Dictionary(source, values, Arrays.asList(problems));
    dictionary = known;
    return known;
  }
}
