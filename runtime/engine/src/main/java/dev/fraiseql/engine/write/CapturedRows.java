package dev.fraiseql.engine.write;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records rows that were loaded in the bulk format of the database: reads them as they are now, and
 * writes their entries of the outbox in the same format.
 */
final class CapturedRows {
  private final InsertLoader inserts;
  private final WritableType type;
  private final RowLoad outbox;
  private final List<ColumnBuffer> columns;
  private final List<List<Object>> keys = new ArrayList<>();

  private CapturedRows(
      InsertLoader inserts, WritableType type, RowLoad outbox, List<ColumnBuffer> columns) {
    this.inserts = inserts;
    this.type = type;
    this.outbox = outbox;
    this.columns = columns;
  }

  /** A recorder; empty if only statements can write entries. */
  static Optional<CapturedRows> of(WriteContext context, InsertLoader inserts, WritableType type)
      throws SQLException {
    LoadedTable table =
        new LoadedTable(
            context.dialect().quote("fq_outbox"),
            Outbox.COLUMNS.keySet().stream().map(context.dialect()::quote).toList(),
            List.copyOf(Outbox.COLUMNS.values()));
    List<ColumnBuffer> columns = new ArrayList<>();
    for (ValueType each : Outbox.COLUMNS.values()) {
      columns.add(new ColumnBuffer(each, LoadedRows.CAPACITY));
    }
    return inserts
        .session()
        .load(table)
        .map(load -> new CapturedRows(inserts, type, load, columns));
  }

  /**
   * Takes the keys of rows that are written.
   *
   * @param parts the buffers of the parts of the key
   */
  void take(List<ColumnBuffer> parts, int count) {
    for (int row = 0; row < count; row++) {
      List<Object> key = new ArrayList<>(parts.size());
      for (ColumnBuffer part : parts) {
        key.add(Objects.requireNonNull(part.value(row)));
      }
      keys.add(key);
    }
  }

  /** Forgets rows that were not written after all. */
  void clear() {
    keys.clear();
  }

  /** Records the rows, at most as many as a buffer has room for. */
  void record() throws SQLException {
    TransactionRows transaction = inserts.transaction();
    KeyBatch batch = transaction.keys(type, 1);
    keys.forEach(key -> batch.add(key, batch.size()));
    WriteContext context = transaction.context();
    List<Selection> fields = type.image().fields(context.model(), 1);
    Selection whole =
        new Selection(
            type.type().name(), fields.stream().flatMap(each -> each.entries().stream()).toList());
    JsonSink json = new JsonSink(1024);
    try (ResultSet result =
        transaction
            .session()
            .query(TransactionRows.bound(context.statements().read(type)), batch)) {
      ResultRow row = context.runtime().row(result);
      for (int i = 0; result.next(); i++) {
        transaction.outbox().created(type, row(keys.get(i)), json(transaction, row, whole, json));
      }
    }
    keys.clear();
    write(transaction.outbox().entries());
  }

  private WriteRow row(List<Object> key) {
    WriteRow row = new WriteRow(type.columns().size());
    for (int i = 0; i < key.size(); i++) {
      row.set(type.key().get(i), key.get(i));
    }
    return row;
  }

  private RowJson json(TransactionRows transaction, ResultRow row, Selection whole, JsonSink out)
      throws SQLException {
    out.reset();
    try {
      transaction.executor(type).writeJson(row, whole, out);
    } catch (FieldError e) {
      return RowJson.of(
          row, transaction.executor(type), type.image().fields(transaction.context().model(), 1));
    }
    // Without the braces of the object.
    String text = new String(out.array(), 1, out.size() - 2, StandardCharsets.UTF_8);
    return new RowJson(List.of(text));
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
    outbox.write(columns, entries.size());
    outbox.end();
  }
}
