package dev.fraiseql.engine.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.LoadedTable;
import dev.fraiseql.jdbc.RowLoad;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the bulk format of the database. Some batches are written together; if the
 * database rejects one of their rows, they are written again by statements, to find it.
 */
final class CopyLoader implements RowLoader {
  private static final int MOST_ROWS = 100_000;

  /** How many numbers are taken from a sequence together, at most. */
  private static final int MOST_NUMBERS = 4 * LoadedRows.CAPACITY;

  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final WriteSession session;
  private final LoadedRows rows;
  private final InsertLoader inserts;
  private final RowLoad load;
  private final List<Added> added;
  private final @Nullable CapturedRows captured;
  private final List<Integer> order;
  private final List<Part> taken = new ArrayList<>();
  private @Nullable Savepoint point;
  private long takenRows;
  private long takenBytes;

  /** How many of the taken parts have sent their entries, which have not ended. */
  private int recorded;

  /** Some rows of a batch that were written. */
  private record Part(LoadBatch batch, int first, int end, long before) {
    int rows() {
      return end - first;
    }

    long bytes() {
      return batch.bytes() * rows() / batch.rows();
    }
  }

  /** A column that the client does not give. */
  private record Added(ColumnBuffer values, Filler filler) {}

  /** Fills a column that the client does not give. */
  @FunctionalInterface
  private interface Filler {
    /**
     * Fills it.
     *
     * @param rest how many rows the batch still has, these included
     */
    void fill(ColumnBuffer values, int rows, int rest) throws SQLException;
  }

  private CopyLoader(
      LoadedRows rows,
      InsertLoader inserts,
      RowLoad load,
      List<Integer> order,
      List<Added> added,
      @Nullable CapturedRows captured) {
    this.rows = rows;
    this.inserts = inserts;
    this.load = load;
    this.order = order;
    this.added = added;
    this.captured = captured;
    session = inserts.session();
  }

  /**
   * A loader; empty if only statements can write the rows.
   *
   * @param inserts writes them otherwise
   */
  static Optional<RowLoader> of(WriteContext context, LoadedRows rows, InsertLoader inserts)
      throws SQLException {
    WritableType type = rows.type();
    boolean capture = type.type().writes().isCaptured();
    List<Integer> columns = new ArrayList<>(rows.input().columns());
    List<Integer> numbered = new ArrayList<>();
    for (int column = 0; column < type.columns().size(); column++) {
      if (!columns.contains(column)) {
        WriteRule rule = type.rule(column);
        if (rule.source() == WriteRule.Source.IDENTITY && capture) {
          numbered.add(column); // the entries of the outbox need the key
        } else if (rule.isFilledByDatabase() || (isRead(rule) && !rule.version())) {
          continue;
        }
        columns.add(column);
      }
    }
    SqlDialect dialect = context.dialect();
    List<Column> written = columns.stream().map(type.columns()::get).toList();
    if (written.isEmpty()
        || written.stream().anyMatch(each -> dialect.form(each).isPresent())
        || (capture && !columns.containsAll(type.key()))) {
      return Optional.empty();
    }
    LoadedTable table =
        new LoadedTable(
            dialect.table(type.type().table()),
            written.stream().map(each -> dialect.quote(each.name())).toList(),
            written);
    Optional<RowLoad> load = inserts.session().load(table);
    if (load.isEmpty()) {
      return Optional.empty();
    }
    @Nullable CapturedRows captured = null;
    if (capture) {
      @Nullable LoadedJson json =
          load.get().keepsValues()
              ? LoadedJson.of(context.model(), type, columns).orElse(null)
              : null;
      captured = CapturedRows.of(context, inserts, type, json).orElse(null);
      for (int column : numbered) {
        if (!load.get().hasNumbers(type.columns().get(column).name())) {
          return Optional.empty();
        }
      }
      if (captured == null) {
        return Optional.empty();
      }
    }
    List<Added> added = new ArrayList<>();
    for (int column : columns.subList(rows.input().columns().size(), columns.size())) {
      Column each = type.columns().get(column);
      added.add(
          new Added(
              new ColumnBuffer(each.type(), LoadedRows.CAPACITY),
              numbered.contains(column)
                  ? new Numbers(load.get(), each.name())
                  : filler(context, type, column)));
    }
    return Optional.of(new CopyLoader(rows, inserts, load.get(), columns, added, captured));
  }

  private static boolean isRead(WriteRule rule) {
    return rule.source() == WriteRule.Source.NONE;
  }

  /** Fills a column with the numbers that the database would have given. */
  private static final class Numbers implements Filler {
    private final RowLoad load;
    private final String column;
    private long[] numbers = {};
    private int used;

    Numbers(RowLoad load, String column) {
      this.load = load;
      this.column = column;
    }

    @Override
    public void fill(ColumnBuffer values, int rows, int rest) throws SQLException {
      for (int row = 0; row < rows; row++) {
        if (used == numbers.length) {
          load.end(); // the connection is then free
          numbers = load.numbers(column, Math.min(rest - row, MOST_NUMBERS));
          used = 0;
        }
        values.set(row, numbers[used++]);
      }
    }
  }

  /** How a column is filled that neither the client nor the database fills. */
  private static Filler filler(WriteContext context, WritableType type, int column) {
    WriteRule rule = type.rule(column);
    if (rule.version()) {
      Object first =
          type.columns().get(column).type().scalar() == Scalar.INSTANT
              ? context.clock().instant().truncatedTo(ChronoUnit.MICROS)
              : (Object) 0L;
      return each((values, row) -> values.setValue(row, first));
    }
    return rule.source() == WriteRule.Source.UUID
        ? each((values, row) -> values.setValue(row, context.ids().get()))
        : each(ColumnBuffer::setNull);
  }

  private static Filler each(ObjIntConsumer<ColumnBuffer> filler) {
    return (values, rows, _) -> {
      for (int row = 0; row < rows; row++) {
        filler.accept(values, row);
      }
    };
  }

  @Override
  public void write(LoadBatch batch, long before) throws SQLException {
    for (int first = 0; first < batch.rows(); first += LoadedRows.CAPACITY) {
      int end = Math.min(batch.rows(), first + LoadedRows.CAPACITY);
      Part part = new Part(batch, first, end, before);
      taken.add(part);
      takenRows += part.rows();
      takenBytes += part.bytes();
      try {
        write(part);
        if (isFull()) {
          flush();
        }
      } catch (SQLException e) {
        insert(e);
      }
    }
  }

  private boolean isFull() {
    long entries = captured == null ? 0 : captured.bytes();
    return takenRows >= MOST_ROWS
        || takenBytes + entries >= MOST_BYTES
        || (captured != null && captured.readsRows());
  }

  private void write(Part part) throws SQLException {
    int count = part.rows();
    List<ColumnBuffer> columns =
        new ArrayList<>(rows.columns(part.batch(), part.first(), count, part.before()));
    rows.check(count, part.before() + part.first());
    endEntries();
    for (Added each : added) {
      each.filler().fill(each.values(), count, part.batch().rows() - part.first());
      columns.add(each.values());
    }
    if (point == null) {
      point = session.savepoint();
    }
    load.write(columns, count);
    if (captured != null) {
      captured.take(columns, keys(columns), count);
    }
  }

  /** The buffers of the parts of the key. */
  private List<ColumnBuffer> keys(List<ColumnBuffer> columns) {
    return rows.type().key().stream().map(part -> columns.get(order.indexOf(part))).toList();
  }

  @Override
  public void end() throws SQLException {
    try {
      endEntries();
      if (!taken.isEmpty()) {
        flush();
        endEntries();
      }
    } catch (SQLException e) {
      insert(e);
    }
  }

  private void flush() throws SQLException {
    load.end();
    if (captured == null) {
      written(taken.size());
    } else {
      captured.record();
      recorded = taken.size();
    }
  }

  /**
   * Ends the entries that were sent last. The database takes them while the next rows are read and
   * checked.
   */
  private void endEntries() throws SQLException {
    if (captured != null && recorded > 0) {
      captured.end();
      written(recorded);
    }
  }

  /** Keeps the first parts for good: they need not be written again. */
  private void written(int parts) throws SQLException {
    if (point != null) {
      session.release(point);
      point = null;
    }
    for (Part part : taken.subList(0, parts)) {
      takenRows -= part.rows();
      takenBytes -= part.bytes();
    }
    taken.subList(0, parts).clear();
    recorded = 0;
  }

  /** Writes the batches again by statements, which find the row that the database rejects. */
  private void insert(SQLException failure) throws SQLException {
    if (point == null || session.violation(failure).isEmpty()) {
      throw failure;
    }
    load.cancel();
    if (captured != null) {
      captured.cancel();
    }
    session.rollbackTo(point);
    for (Part each : taken) {
      inserts.write(each.batch(), each.first(), each.end(), each.before());
    }
    written(taken.size());
  }
}
