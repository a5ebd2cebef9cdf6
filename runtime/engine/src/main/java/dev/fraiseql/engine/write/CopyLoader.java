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
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the bulk format of the database. Some batches are written together; if the
 * database rejects one of their rows, they are written again by statements, to find it.
 */
final class CopyLoader implements RowLoader {
  private static final int MOST_ROWS = 100_000;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final WriteSession session;
  private final LoadedRows rows;
  private final InsertLoader inserts;
  private final RowLoad load;
  private final List<Added> added;
  private final List<Taken> taken = new ArrayList<>();
  private @Nullable Savepoint point;
  private long takenRows;
  private long takenBytes;

  /** A batch that was written. */
  private record Taken(LoadBatch batch, long before) {}

  /** A column that the client does not give. */
  private record Added(ColumnBuffer values, Filler filler) {}

  /** Fills a row of a column that the client does not give. */
  @FunctionalInterface
  private interface Filler {
    void fill(ColumnBuffer values, int row);
  }

  private CopyLoader(
      WriteSession session,
      LoadedRows rows,
      InsertLoader inserts,
      RowLoad load,
      List<Added> added) {
    this.session = session;
    this.rows = rows;
    this.inserts = inserts;
    this.load = load;
    this.added = added;
  }

  /**
   * A loader; empty if only statements can write the rows.
   *
   * @param inserts writes them otherwise
   */
  static Optional<RowLoader> of(
      WriteContext context, WriteSession session, LoadedRows rows, InsertLoader inserts)
      throws SQLException {
    WritableType type = rows.type();
    if (type.type().writes().isCaptured()) {
      return Optional.empty();
    }
    List<Integer> columns = new ArrayList<>(rows.input().columns());
    List<Added> added = new ArrayList<>();
    for (int column = 0; column < type.columns().size(); column++) {
      @Nullable Filler filler = columns.contains(column) ? null : filler(context, type, column);
      if (filler != null) {
        columns.add(column);
        ColumnBuffer values =
            new ColumnBuffer(type.columns().get(column).type(), LoadedRows.CAPACITY);
        added.add(new Added(values, filler));
      }
    }
    SqlDialect dialect = context.dialect();
    List<Column> written = columns.stream().map(type.columns()::get).toList();
    if (written.isEmpty() || written.stream().anyMatch(each -> dialect.form(each).isPresent())) {
      return Optional.empty();
    }
    LoadedTable table =
        new LoadedTable(
            dialect.table(type.type().table()),
            written.stream().map(each -> dialect.quote(each.name())).toList(),
            written.stream().map(Column::type).toList());
    return session.load(table).map(load -> new CopyLoader(session, rows, inserts, load, added));
  }

  /** How a column is filled that the client does not give; null if the database fills it. */
  private static @Nullable Filler filler(WriteContext context, WritableType type, int column) {
    WriteRule rule = type.rule(column);
    if (rule.version()) {
      Object first =
          type.columns().get(column).type().scalar() == Scalar.INSTANT
              ? context.clock().instant().truncatedTo(ChronoUnit.MICROS)
              : (Object) 0L;
      return (values, row) -> values.setValue(row, first);
    }
    return switch (rule.source()) {
      case INPUT -> ColumnBuffer::setNull;
      case UUID -> (values, row) -> values.setValue(row, context.ids().get());
      case NONE, IDENTITY, DATABASE, DATABASE_ON_INSERT -> null;
    };
  }

  @Override
  public void write(LoadBatch batch, long before) throws SQLException {
    try {
      if (point == null) {
        point = session.savepoint();
      }
      taken.add(new Taken(batch, before));
      takenRows += batch.rows();
      takenBytes += batch.bytes();
      for (int first = 0; first < batch.rows(); first += LoadedRows.CAPACITY) {
        write(batch, first, Math.min(LoadedRows.CAPACITY, batch.rows() - first), before);
      }
      if (takenRows >= MOST_ROWS || takenBytes >= MOST_BYTES) {
        flush();
      }
    } catch (SQLException e) {
      insert(e);
    }
  }

  private void write(LoadBatch batch, int first, int count, long before) throws SQLException {
    List<ColumnBuffer> columns = new ArrayList<>(rows.columns(batch, first, count, before));
    rows.check(count, before + first);
    for (Added each : added) {
      for (int row = 0; row < count; row++) {
        each.filler().fill(each.values(), row);
      }
      columns.add(each.values());
    }
    load.write(columns, count);
  }

  @Override
  public void end() throws SQLException {
    try {
      flush();
    } catch (SQLException e) {
      insert(e);
    }
  }

  private void flush() throws SQLException {
    load.end();
    written();
  }

  private void written() throws SQLException {
    if (point != null) {
      session.release(point);
      point = null;
    }
    taken.clear();
    takenRows = 0;
    takenBytes = 0;
  }

  /** Writes the batches again by statements, which find the row that the database rejects. */
  private void insert(SQLException failure) throws SQLException {
    if (point == null || session.violation(failure).isEmpty()) {
      throw failure;
    }
    load.cancel();
    session.rollbackTo(point);
    for (Taken each : taken) {
      inserts.write(each.batch(), each.before());
    }
    written();
  }
}
