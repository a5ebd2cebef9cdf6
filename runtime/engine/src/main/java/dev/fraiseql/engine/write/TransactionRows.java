package dev.fraiseql.engine.write;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.RowImage;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WriteStatements;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows and runs statements that write them, in one transaction. For one thread. */
final class TransactionRows {
  private final WriteContext context;
  private final WriteSession session;
  private final Outbox outbox;
  private final Set<String> written = new HashSet<>();
  private boolean writesUnknown;
  private @Nullable Writing writing;
  private @Nullable Savepoint point;

  TransactionRows(WriteContext context, WriteSession session, Outbox outbox) {
    this.context = context;
    this.session = session;
    this.outbox = outbox;
  }

  WriteContext context() {
    return context;
  }

  WriteSession session() {
    return session;
  }

  Outbox outbox() {
    return outbox;
  }

  /**
   * Says what is written next. It marks the point before several rows that may have the unique
   * values of one that the request has written: the input is looked for from there.
   */
  void begin(Writing next) throws SQLException {
    boolean again = !written.add(next.type().type().name()) || writesUnknown;
    point = again && next.inserts() > 1 ? session.savepoint() : null;
    writing = next;
  }

  /** Says that a method follows, which may write any rows. */
  void beginMethod() {
    writesUnknown = true;
  }

  /** Undoes what was written last, and with it all that need not be kept to explain its failure. */
  void undoLast() throws SQLException {
    if (point == null) {
      session.rollback();
    } else {
      session.rollbackTo(point);
    }
  }

  /** What was written last; null if nothing was. */
  @Nullable Writing writing() {
    return writing;
  }

  /** An empty batch of keys of a type's rows, read at the positions of the row image. */
  KeyBatch keys(WritableType type, int before) {
    return keys(type, type.image(), before);
  }

  private KeyBatch keys(WritableType type, RowImage image, int before) {
    List<Integer> positions = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (int part = 0; part < type.key().size(); part++) {
      positions.add(before + image.keyPositions().get(part));
      types.add(type.columns().get(type.key().get(part)).type());
    }
    return context.runtime().keyBatch(positions, types);
  }

  /**
   * No rows yet.
   *
   * @param fields what is selected of the rows; null if no statement can return it
   */
  ReturnedRows returned(WritableType type, @Nullable ReturnedRow fields) {
    RowImage image = fields == null ? type.image() : type.image(fields.columns());
    return new ReturnedRows(keys(type, image, 0), fields, executor(type), context.rows().newSink());
  }

  QueryExecutor executor(WritableType type) {
    return Objects.requireNonNull(context.executors().get(type.type().name()));
  }

  Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Reads and locks the rows of a statement of {@link WriteStatements#lock}. */
  LockedRows lock(WritableType type, BoundStatement statement) throws SQLException {
    return read(type, statement, null, 0);
  }

  /** No rows. */
  LockedRows none(WritableType type) {
    return new LockedRows(keys(type, 0), List.of(), List.of());
  }

  LockedRows read(
      WritableType type, BoundStatement statement, @Nullable KeyBatch parents, int before)
      throws SQLException {
    LockedRows locked = new LockedRows(keys(type, before), new ArrayList<>(), new ArrayList<>());
    List<Selection> fields = type.image().fields(context.model(), before);
    try (ResultSet result = session.query(statement, parents)) {
      ResultRow row = context.runtime().row(result);
      while (result.next()) {
        locked.keys().add(result, locked.values().size());
        WriteRow values = new WriteRow(type.columns().size());
        fill(type, row, before, values);
        locked.values().add(values);
        if (!fields.isEmpty()) {
          locked.json().add(RowJson.of(row, executor(type), fields));
        }
      }
    }
    return locked;
  }

  KeyBatch keysOf(WritableType type, LockedRows rows) {
    KeyBatch keys = keys(type, 1);
    rows.values().forEach(row -> keys.add(key(type, row), keys.size()));
    return keys;
  }

  static List<Object> key(WritableType type, WriteRow row) {
    List<Object> key = new ArrayList<>();
    for (int column : type.key()) {
      key.add(Objects.requireNonNull(row.get(column)));
    }
    return key;
  }

  /** Sets the columns of a row that were read. */
  static void fill(WritableType type, ResultRow row, int before, WriteRow into)
      throws SQLException {
    fill(type, type.image(), row, before, into);
  }

  /** Sets the columns of an image. */
  static void fill(WritableType type, RowImage image, ResultRow row, int before, WriteRow into)
      throws SQLException {
    for (int column : image.columns()) {
      ValueType valueType = type.columns().get(column).type();
      if (!valueType.list()) {
        int position = before + image.position(column);
        into.set(column, StoredValue.read(row, position, valueType));
      }
    }
  }

  static List<Integer> present(WriteRow row) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < row.columns(); column++) {
      if (row.has(column)) {
        columns.add(column);
      }
    }
    return columns;
  }

  static @Nullable Object[] values(List<Integer> columns, WriteRow row) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(columns.get(i));
    }
    return values;
  }

  static BoundStatement bound(SqlText text) {
    return new BoundStatement(
        text.sql(), text.bindings(), new Object[text.bindings().size()], Long.MAX_VALUE, 0);
  }

  /** A statement with the values of rows. */
  static BoundStatement bound(SqlText text, @Nullable Object[] values) {
    return new BoundStatement(
        text.sql(), text.bindings(), parameters(text.bindings(), values), Long.MAX_VALUE, 0);
  }

  /** The parameters of a statement that binds values of rows, some of them several times. */
  static @Nullable Object[] parameters(List<Binding> bindings, @Nullable Object[] values) {
    @Nullable Object[] parameters = new Object[bindings.size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] =
          bindings.get(i)
                  instanceof Binding.Value(var type, Operand.RowValue(int index), var adjustment)
              ? adjusted(values[index], adjustment)
              : null;
    }
    return parameters;
  }

  private static @Nullable Object adjusted(@Nullable Object value, Binding.Adjustment adjustment) {
    return switch (adjustment) {
      case UTF8 -> ((String) Objects.requireNonNull(value)).getBytes(StandardCharsets.UTF_8);
      // The values fit into their columns: there is nothing to round.
      default -> value;
    };
  }

  /** Runs a statement once for each list of values. */
  void runAll(SqlText text, List<@Nullable Object[]> values) throws SQLException {
    List<@Nullable Object[]> parameters = new ArrayList<>(values.size());
    values.forEach(each -> parameters.add(parameters(text.bindings(), each)));
    session.updateAll(bound(text), parameters);
  }
}
