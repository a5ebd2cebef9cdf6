package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.write.ColumnInput;
import dev.fraiseql.plan.write.WritableType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a load, and checks them. For one load and one thread. */
final class LoadedRows {
  /** How many rows are read at a time. */
  static final int CAPACITY = 4096;

  private static final String REMEDY =
      " Nothing was written: correct the row, and send all rows again.";

  private final ColumnInput input;
  private final List<String> names;
  private final List<ColumnBuffer> buffers = new ArrayList<>();

  /**
   * A reader.
   *
   * @param names of the columns, as the client spells them
   */
  LoadedRows(ColumnInput input, List<String> names) {
    this.input = input;
    this.names = names;
    for (int column : input.columns()) {
      buffers.add(new ColumnBuffer(type().columns().get(column).type(), CAPACITY));
    }
  }

  WritableType type() {
    return input.type();
  }

  ColumnInput input() {
    return input;
  }

  /**
   * Reads rows by column, and checks their values.
   *
   * @param before how many rows were sent before the batch
   * @return the buffers, which the next call fills again
   * @throws RequestException BAD_USER_INPUT if a value is wrong
   */
  List<ColumnBuffer> columns(LoadBatch batch, int first, int count, long before) {
    try {
      batch.read(first, count, buffers);
    } catch (RowProblem e) {
      throw wrong(before + e.row(), names.get(e.column()), e.problem());
    }
    return buffers;
  }

  /**
   * Reads rows, and checks them.
   *
   * @throws RequestException BAD_USER_INPUT if one is wrong
   */
  List<WriteRow> rows(LoadBatch batch, int first, int count, long before) {
    columns(batch, first, count, before);
    List<WriteRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      WriteRow row = new WriteRow(type().columns().size());
      fill(row, i);
      check(row, before + first + i);
      rows.add(row);
    }
    return rows;
  }

  /** Checks the rows that the buffers hold. */
  void check(int count, long first) {
    if (input.checksRows()) {
      WriteRow row = new WriteRow(type().columns().size());
      for (int i = 0; i < count; i++) {
        fill(row, i);
        check(row, first + i);
      }
    }
  }

  private void fill(WriteRow row, int at) {
    List<Integer> columns = input.columns();
    for (int i = 0; i < columns.size(); i++) {
      row.set(columns.get(i), buffers.get(i).value(at));
    }
    input.setRestNull(row);
  }

  private void check(WriteRow row, long index) {
    ColumnInput.@Nullable Problem problem = input.problem(row);
    if (problem != null) {
      throw wrong(index, name(problem.column()), problem.problem());
    }
  }

  private String name(int column) {
    int given = input.columns().indexOf(column);
    return given < 0 ? type().columns().get(column).name() : names.get(given);
  }

  private static RequestException wrong(long row, String column, String problem) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT, "Row " + row + ", column " + column + problem + REMEDY);
  }

  /** The place of a row, for errors of the database. */
  static String place(long row) {
    return "Row " + row;
  }

  /** An error that the database found in one row, in the words of a load. */
  RequestException placed(RequestException error, long row) {
    String message = String.valueOf(error.getMessage());
    if (error.extensions().get("field") instanceof String place
        && message.startsWith(place + ": ")) {
      String field = place.substring(place.indexOf('.') + 1);
      return rewritten(
          error,
          "Row " + row + ", column " + column(field) + message.substring(place.length()) + REMEDY);
    }
    return rewritten(error, "Row " + row + ": " + message + REMEDY);
  }

  /** The column that a field is loaded from. */
  private String column(String field) {
    List<Integer> columns = input.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (type().field(columns.get(i)).equals(field)) {
        return names.get(i);
      }
    }
    return field;
  }

  private static RequestException rewritten(RequestException error, String message) {
    return new RequestException(error.code(), message);
  }
}
