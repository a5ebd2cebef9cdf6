package dev.fraiseql.engine.write;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.EncodedRows;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.LoadedTable;
import dev.fraiseql.jdbc.RowLoad;
import dev.fraiseql.plan.write.WritableType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records rows that were loaded in the bulk format of the database. Their entries of the outbox are
 * kept in the same format, until they are sent. Rows of which the database may have changed a value
 * are read as they are now.
 */
final class CapturedRows {
  /** The columns in which the entries of a load differ. */
  private static final Set<String> OF_ROW =
      Set.of("event_id", "entity_key", "partition_no", "after_row", "created_at");

  private final InsertLoader inserts;
  private final WritableType type;
  private final @Nullable LoadedJson given;
  private final RowLoad load;
  private final EncodedRows entries;
  private final Entries next;
  private final List<WriteRow> taken = new ArrayList<>();
  private final JsonSink json = new JsonSink(1024);

  /**
   * The columns of some entries, of which most have the same value in all of them.
   *
   * @param times when the entries were made
   * @param all in the order of the table
   */
  private record Entries(
      ColumnBuffer ids,
      ColumnBuffer keys,
      ColumnBuffer partitions,
      ColumnBuffer rows,
      ColumnBuffer times,
      List<ColumnBuffer> all) {

    static Entries of(List<Column> columns, Map<String, Object> common) {
      Map<String, ColumnBuffer> buffers = new LinkedHashMap<>();
      for (Column column : columns) {
        ColumnBuffer buffer = new ColumnBuffer(column.type(), LoadedRows.CAPACITY);
        buffers.put(column.name(), buffer);
        Object value = common.get(column.name());
        for (int row = 0; value != null && row < LoadedRows.CAPACITY; row++) {
          buffer.setValue(row, value);
        }
      }
      return new Entries(
          buffer(buffers, "event_id"),
          buffer(buffers, "entity_key"),
          buffer(buffers, "partition_no"),
          buffer(buffers, "after_row"),
          buffer(buffers, "created_at"),
          List.copyOf(buffers.values()));
    }

    private static ColumnBuffer buffer(Map<String, ColumnBuffer> buffers, String name) {
      return Objects.requireNonNull(buffers.get(name));
    }
  }

  private CapturedRows(
      InsertLoader inserts,
      WritableType type,
      @Nullable LoadedJson given,
      RowLoad load,
      Entries next) {
    this.inserts = inserts;
    this.type = type;
    this.given = given;
    this.load = load;
    this.next = next;
    entries = load.encoder();
  }

  /**
   * A recorder; empty if only statements can write entries.
   *
   * @param given writes the JSON of the rows; null if they have to be read
   */
  static Optional<CapturedRows> of(
      WriteContext context, InsertLoader inserts, WritableType type, @Nullable LoadedJson given)
      throws SQLException {
    Map<String, Object> common = inserts.outbox().ofCreated(type);
    List<Column> written = new ArrayList<>();
    Outbox.COLUMNS.forEach((name, values) -> {
      if (OF_ROW.contains(name) || common.containsKey(name)) {
        written.add(Column.nullable(name, values));
      }
    });
    LoadedTable table =
        new LoadedTable(
            context.dialect().quote("fq_outbox"),
            written.stream().map(each -> context.dialect().quote(each.name())).toList(),
            written);
    return inserts
        .session()
        .load(table)
        .map(load -> new CapturedRows(inserts, type, given, load, Entries.of(written, common)));
  }

  /** Whether the rows have to be read to be recorded: those of one batch of buffers at a time. */
  boolean readsRows() {
    return given == null;
  }

  /**
   * Takes rows that are written.
   *
   * @param values of all columns
   * @param keys the buffers of the parts of the key
   */
  void take(List<ColumnBuffer> values, List<ColumnBuffer> keys, int count) throws SQLException {
    ColumnBuffer[] buffers = values.toArray(ColumnBuffer[]::new);
    Instant now = inserts.now();
    for (int i = 0; i < count; i++) {
      WriteRow row = new WriteRow(type.columns().size());
      for (int part = 0; part < keys.size(); part++) {
        row.set(type.key().get(part), keys.get(part).value(i));
      }
      if (given == null) {
        taken.add(row);
      } else {
        json.reset();
        given.write(buffers, i, json);
        set(i, row, now);
      }
    }
    if (given != null) {
      entries.add(next.all(), count);
    }
  }

  /** Sets an entry, of a row whose JSON was written. */
  private void set(int entry, WriteRow row, Instant now) {
    String key = Outbox.key(type, row);
    next.ids().setValue(entry, inserts.eventId());
    next.keys().setValue(entry, key);
    next.partitions().set(entry, Outbox.partition(type.type().name(), key));
    next.times().setValue(entry, now);
    int at = next.rows().allocate(entry, json.size());
    System.arraycopy(json.array(), 0, next.rows().bytes(), at, json.size());
  }

  /** How many bytes the entries have that were not sent. */
  long bytes() {
    return entries.bytes();
  }

  /** Ends the entries that were sent: the database has then written them. */
  void end() throws SQLException {
    load.end();
  }

  /** Gives up rows that were not written after all, and entries that have not ended. */
  void cancel() throws SQLException {
    load.cancel();
    entries.clear();
    taken.clear();
  }

  /** Sends the entries of the rows. */
  void record() throws SQLException {
    if (given == null) {
      entries.add(next.all(), read());
      taken.clear();
    }
    load.send(entries);
  }

  /** Sets an entry for each of the rows, as it is now, and returns how many there are. */
  private int read() throws SQLException {
    TransactionRows transaction = inserts.transaction(inserts.outbox());
    Instant now = inserts.now();
    KeyBatch batch = transaction.keys(type, 1);
    for (WriteRow row : taken) {
      batch.add(
          type.key().stream().map(part -> Objects.requireNonNull(row.get(part))).toList(),
          batch.size());
    }
    WriteContext context = transaction.context();
    List<Selection> fields = type.image().fields(context.model(), 1);
    Selection whole =
        new Selection(
            type.type().name(), fields.stream().flatMap(each -> each.entries().stream()).toList());
    try (ResultSet result =
        transaction
            .session()
            .query(TransactionRows.bound(context.statements().read(type)), batch)) {
      ResultRow row = context.runtime().row(result);
      int count = 0;
      while (result.next()) {
        write(transaction, row, whole);
        set(count, taken.get(count), now);
        count++;
      }
      return count;
    }
  }

  /** Writes a row as JSON. */
  private void write(TransactionRows transaction, ResultRow row, Selection whole)
      throws SQLException {
    json.reset();
    try {
      transaction.executor(type).writeJson(row, whole, json);
    } catch (FieldError e) {
      json.reset();
      json.raw(
          RowJson.of(
                  row,
                  transaction.executor(type),
                  type.image().fields(transaction.context().model(), 1))
              .text()
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
