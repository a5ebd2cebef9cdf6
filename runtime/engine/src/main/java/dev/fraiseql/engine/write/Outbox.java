package dev.fraiseql.engine.write;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.WritableType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction to captured types, in the order in which they were made. They are
 * written to {@code fq_outbox} behind all rows: their ids then follow the order in which the rows
 * were locked. For one thread.
 */
final class Outbox {
  /** What an entry has changed that is no update. */
  private static final String NOTHING = "[]";

  /** The version of the columns of {@code fq_outbox}, and of the JSON in them. */
  private static final long SCHEMA_VERSION = 1;

  /** The number of partitions that keys are distributed over. */
  static final int PARTITIONS = 256;

  static final Map<String, ValueType> COLUMNS = columns();

  /** Who makes the changes; null if it is not known. */
  private final @Nullable String actor;

  private final Supplier<UUID> ids;
  private final Instant now;
  private final List<@Nullable Object[]> entries = new ArrayList<>();

  /** What happened to a row. */
  enum Operation {
    CREATED,
    UPDATED,
    DELETED
  }

  private static Map<String, ValueType> columns() {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    columns.put("event_id", ValueType.UUID);
    columns.put("entity_type", ValueType.STRING);
    columns.put("entity_key", ValueType.STRING);
    columns.put("partition_no", ValueType.of(Scalar.INT));
    columns.put("operation", ValueType.STRING);
    columns.put("before_row", ValueType.STRING);
    columns.put("after_row", ValueType.STRING);
    columns.put("changed", ValueType.STRING);
    columns.put("tenant", ValueType.STRING);
    columns.put("actor", ValueType.STRING);
    columns.put("trace_parent", ValueType.STRING);
    columns.put("schema_version", ValueType.of(Scalar.INT));
    columns.put("created_at", ValueType.INSTANT);
    return Collections.unmodifiableMap(columns);
  }

  Outbox(Caller caller, Supplier<UUID> ids, Instant now) {
    actor = caller.equals(Caller.ANONYMOUS) ? null : caller.subject();
    this.ids = ids;
    this.now = now;
  }

  /** What the entries of all new rows of a type have in common, by the name of the column. */
  Map<String, Object> ofCreated(WritableType type) {
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("entity_type", type.type().name());
    common.put("operation", Operation.CREATED.name());
    common.put("changed", NOTHING);
    common.put("schema_version", SCHEMA_VERSION);
    if (actor != null) {
      common.put("actor", actor);
    }
    return common;
  }

  void created(WritableType type, WriteRow row, RowJson after) {
    add(type, row, Operation.CREATED, null, after.text(), List.of());
  }

  void deleted(WritableType type, WriteRow row, RowJson before) {
    add(type, row, Operation.DELETED, before.text(), null, List.of());
  }

  /**
   * Adds an update, unless nothing has changed.
   *
   * @param links the many-to-many relations whose links have changed
   */
  void updated(WritableType type, WriteRow row, RowJson before, RowJson after, List<String> links) {
    List<String> changed = new ArrayList<>(after.changed(before));
    changed.addAll(links);
    if (!changed.isEmpty()) {
      add(type, row, Operation.UPDATED, before.text(), after.text(), changed);
    }
  }

  private void add(
      WritableType type,
      WriteRow row,
      Operation operation,
      @Nullable String before,
      @Nullable String after,
      List<String> changed) {
    String name = type.type().name();
    String key = key(type, row);
    entries.add(
        new @Nullable Object[] {
          ids.get(),
          name,
          key,
          (long) partition(name, key),
          operation.name(),
          before,
          after,
          changed.isEmpty() ? NOTHING : "[\"" + String.join("\",\"", changed) + "\"]",
          null,
          actor,
          null,
          SCHEMA_VERSION,
          now
        });
  }

  /** The key of a row as text: its only part, or a JSON array of all parts. */
  static String key(WritableType type, WriteRow row) {
    List<String> parts = new ArrayList<>();
    for (int column : type.key()) {
      Object value = row.get(column);
      parts.add(
          value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value));
    }
    return parts.size() == 1 ? parts.getFirst() : array(parts);
  }

  private static String array(List<String> parts) {
    JsonSink out = new JsonSink(64);
    out.raw('[');
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      out.string(parts.get(i));
    }
    out.raw(']');
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /** The partition of a key: the same in every version and on every database. */
  static int partition(String type, String key) {
    CRC32 hash = new CRC32();
    hash.update((type + '/' + key).getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % PARTITIONS);
  }

  /** The number of entries. */
  int size() {
    return entries.size();
  }

  /**
   * Forgets the latest entries, whose changes were undone.
   *
   * @param size the number of entries that stay, at most
   */
  void forgetFrom(int size) {
    if (size < entries.size()) {
      entries.subList(size, entries.size()).clear();
    }
  }

  /** Writes the entries. */
  void write(WriteSession session) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    String sql =
        "insert into fq_outbox ("
            + String.join(", ", COLUMNS.keySet())
            + ") values ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?"))
            + ")";
    List<Binding> bindings = new ArrayList<>();
    for (ValueType type : COLUMNS.values()) {
      bindings.add(new Binding.Value(type, new Operand.Constant(null)));
    }
    BoundStatement insert =
        new BoundStatement(sql, bindings, entries.getFirst(), Long.MAX_VALUE, 0);
    if (entries.size() == 1) {
      session.updateLater(insert);
    } else {
      session.updateAll(insert, List.copyOf(entries));
    }
  }
}
