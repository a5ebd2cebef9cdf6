package dev.fraiseql.engine.write;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.LoadedTable;
import dev.fraiseql.jdbc.RowLoad;
import dev.fraiseql.plan.write.WritableType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records rows that were loaded in the bulk format of the database, and writes their entries of the
 * outbox in the same format. Rows of which the database may have changed a value are read as they
 * are now.
 */
final class CapturedRows {
  private final InsertLoader inserts;
  private final WritableType type;
  private final @Nullable LoadedJson given;
  private final RowLoad load;
  private final List<ColumnBuffer> columns;
  private final List<WriteRow> taken = new ArrayList<>();
  private final JsonSink json = new JsonSink(1024);
  private Outbox outbox;

  private CapturedRows(
      InsertLoader inserts,
      WritableType type,
      @Nullable LoadedJson given,
      RowLoad load,
      List<ColumnBuffer> columns) {
    this.inserts = inserts;
    this.type = type;
    this.given = given;
    this.load = load;
    this.columns = columns;
    outbox = inserts.outbox();
  }

  /**
   * A recorder; empty if only statements can write entries.
   *
   * @param given writes the JSON of the rows; null if they have to be read
   */
  static Optional<CapturedRows> of(
      WriteContext context, InsertLoader inserts, WritableType type, @Nullable LoadedJson given)
      throws SQLException {
    List<Column> written = new ArrayList<>();
    Outbox.COLUMNS.forEach((name, values) -> written.add(Column.nullable(name, values)));
    LoadedTable table =
        new LoadedTable(
            context.dialect().quote("fq_outbox"),
            written.stream().map(each -> context.dialect().quote(each.name())).toList(),
            written);
    List<ColumnBuffer> columns =
        written.stream().map(each -> new ColumnBuffer(each.type(), LoadedRows.CAPACITY)).toList();
    return inserts
        .session()
        .load(table)
        .map(load -> new CapturedRows(inserts, type, given, load, columns));
  }

  /**
   * Takes rows that are written.
   *
   * @param values of all columns
   * @param keys the buffers of the parts of the key
   */
  void take(List<ColumnBuffer> values, List<ColumnBuffer> keys, int count) {
    ColumnBuffer[] buffers = values.toArray(ColumnBuffer[]::new);
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
        outbox.created(type, row, Arrays.copyOf(json.array(), json.size()));
      }
    }
  }

  /** Ends the entries that were sent: the database has then written them. */
  void end() throws SQLException {
    load.end();
  }

  /** Gives up rows that were not written after all, and entries that have not ended. */
  void cancel() throws SQLException {
    load.cancel();
    clear();
  }

  private void clear() {
    taken.clear();
    outbox = inserts.outbox();
  }

  /** Sends the entries of the rows, at most as many as a buffer has room for. */
  void record() throws SQLException {
    if (given == null) {
      read();
    }
    write(outbox.entries());
    clear();
  }

  /** Reads the rows as they are now. */
  private void read() throws SQLException {
    TransactionRows transaction = inserts.transaction(outbox);
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
      for (int i = 0; result.next(); i++) {
        outbox.created(type, taken.get(i), json(transaction, row, whole));
      }
    }
  }

  private byte[] json(TransactionRows transaction, ResultRow row, Selection whole)
      throws SQLException {
    json.reset();
    try {
      transaction.executor(type).writeJson(row, whole, json);
    } catch (FieldError e) {
      return RowJson.of(
              row,
              transaction.executor(type),
              type.image().fields(transaction.context().model(), 1))
          .text()
          .getBytes(StandardCharsets.UTF_8);
    }
    return Arrays.copyOf(json.array(), json.size());
  }

  private void write(List<@Nullable Object[]> entries) throws SQLException {
    for (int i = 0; i < entries.size(); i++) {
      @Nullable Object[] entry = entries.get(i);
      for (int column = 0; column < entry.length; column++) {
        Object value = entry[column];
        if (value == null) {
          columns.get(column).setNull(i);
        } else {
          columns.get(column).setValue(i, value);
        }
      }
    }
    load.write(columns, entries.size());
  }
}
