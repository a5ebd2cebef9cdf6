package dev.fraiseql.engine.write;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.RowKey;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.AuthorConnection;
import dev.fraiseql.jdbc.SavepointListener;
import dev.fraiseql.jdbc.TransactionEndedException;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.WritableType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The changes of one call of a method. For one thread. */
final class MethodChanges implements Changes, AutoCloseable {
  private final WriteContext context;
  private final WriteSession session;
  private final RowChanges rows;
  private final AuthorConnection connection;

  /** Whether triggers capture the SQL of the method. */
  private final boolean hasTriggers;

  /** What the transaction remembered when each savepoint was set. */
  private final IdentityHashMap<Savepoint, Mark> marks = new IdentityHashMap<>();

  /** The calls of {@link #record} that are running, each within the one before. */
  private final List<Recording> recordings = new ArrayList<>();

  private @Nullable SQLException failed;
  private boolean closed;

  /**
   * A point in the transaction.
   *
   * @param entries the number of entries before it
   * @param recordings the number of recordings that had begun
   */
  private record Mark(int entries, int recordings) {}

  /** A row whose change by SQL is recorded. */
  private static final class Recording {
    private final WritableType type;
    private final List<Object> key;
    private LockedRows before;

    Recording(WritableType type, List<Object> key, LockedRows before) {
      this.type = type;
      this.key = key;
      this.before = before;
    }
  }

  MethodChanges(WriteContext context, WriteSession session, RowChanges rows) throws SQLException {
    this.context = context;
    this.session = session;
    this.rows = rows;
    connection = session.authorConnection(new Savepoints());
    hasTriggers = session.ignoresTriggers();
    session.heedTriggers();
  }

  /** Keeps what the transaction remembers equal to what it contains. */
  private final class Savepoints implements SavepointListener {
    @Override
    public void set(Savepoint point) {
      marks.put(point, new Mark(rows.rows().outbox().size(), recordings.size()));
    }

    @Override
    public void rolledBackTo(Savepoint point) {
      Mark mark = Objects.requireNonNull(marks.get(point));
      rows.rows().outbox().forgetFrom(mark.entries());
      // The rows of recordings that began later are again what they were at the savepoint.
      for (int i = mark.recordings(); i < recordings.size(); i++) {
        Recording recording = recordings.get(i);
        recording.before = written(() -> rows.lock(recording.type, recording.key));
      }
    }
  }

  /**
   * Ends the method, if it has not failed: what follows is captured without triggers.
   *
   * @throws TransactionEndedException if the method has ended the transaction
   */
  void end() throws SQLException, TransactionEndedException {
    checkFailed();
    checkTransaction();
    if (hasTriggers) {
      session.ignoreTriggers();
    }
  }

  /** Ends the use: the method has returned. */
  @Override
  public void close() {
    closed = true;
    connection.release();
  }

  /**
   * Checks that the transaction is still that of the request.
   *
   * @throws TransactionEndedException if the method has ended it
   */
  void checkTransaction() throws SQLException, TransactionEndedException {
    connection.end();
  }

  /**
   * Fails if a write has failed, even if the method has caught that: some databases have undone the
   * transaction then, others have not.
   */
  void checkFailed() throws SQLException {
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public <T> RowKey<T> create(Class<T> type, Map<String, ? extends @Nullable Object> values) {
    return createAll(type, List.of(values)).getFirst();
  }

  @Override
  public <T> List<RowKey<T>> createAll(
      Class<T> type, List<? extends Map<String, ? extends @Nullable Object>> given) {
    WritableType written = type(type);
    String name = written.type().name();
    List<Object> inputs = new ArrayList<>();
    given.forEach(values -> inputs.add(context.methods().inputs().input(written.type(), values)));
    InputErrors errors = new InputErrors();
    NewRows created = context.inputs().create(written, inputs, places(name, inputs.size()), errors);
    check(written, errors);
    return written(() -> {
      rows.inserts().insert(created);
      return created.rows().stream().map(row -> key(type, written, row)).toList();
    });
  }

  private static List<String> places(String type, int rows) {
    return rows == 1
        ? List.of(type)
        : IntStream.range(0, rows).mapToObj(row -> type + "." + row).toList();
  }

  @Override
  public <T> RowKey<T> upsert(
      Class<T> type, String conflict, Map<String, ? extends @Nullable Object> values) {
    WritableType written = type(type);
    UniqueKey unique =
        written.unique().stream()
            .filter(each -> each.name().equals(conflict))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    conflict + " is no unique key of " + written.type().name()));
    InputErrors errors = new InputErrors();
    WriteRow given =
        context
            .inputs()
            .upsert(written, context.methods().inputs().input(written.type(), values), errors);
    check(written, errors);
    return written(() -> {
      try {
        WriteRow row = rows.upserts().upsert(written, given, written.columns(unique)).row();
        return key(type, written, row);
      } catch (RequestErrors e) {
        throw named(written, e.errors());
      } catch (RequestException e) {
        throw named(written.type().name(), e);
      }
    });
  }

  @Override
  public boolean update(RowKey<?> row, Map<String, ? extends @Nullable Object> values) {
    WritableType type = type(row.type());
    return change(row, type, context.methods().inputs().input(type.type(), values), null);
  }

  @Override
  public boolean increment(RowKey<?> row, Map<String, ? extends Number> values) {
    return change(row, type(row.type()), null, context.methods().inputs().json(values));
  }

  private boolean change(
      RowKey<?> row, WritableType type, @Nullable Object input, @Nullable Object increment) {
    List<Object> key = context.methods().inputs().key(row);
    InputErrors errors = new InputErrors();
    ChangedRow change = context.inputs().update(type, input, increment, errors);
    check(type, errors);
    return written(() -> {
      LockedRows locked = rows.lock(type, key);
      try {
        rows.updates().update(locked, change);
      } catch (RequestErrors e) {
        throw named(type, e.errors());
      }
      return !locked.isEmpty();
    });
  }

  @Override
  public boolean delete(RowKey<?> row) {
    WritableType type = type(row.type());
    List<Object> key = context.methods().inputs().key(row);
    return written(() -> {
      LockedRows locked = rows.lock(type, key);
      rows.deletes().delete(type, locked);
      return !locked.isEmpty();
    });
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public <E extends Exception> void record(RowKey<?> row, Sql<E> sql) throws E {
    WritableType type = type(row.type());
    List<Object> key = context.methods().inputs().key(row);
    if (!isRecorded(type)) {
      sql.run();
      return;
    }
    Recording recording = new Recording(type, key, written(() -> rows.lock(type, key)));
    recordings.add(recording);
    try {
      sql.run();
    } finally {
      recordings.removeLast();
    }
    LockedRows before = recording.before;
    LockedRows after = written(() -> rows.read(type, List.of(key)));
    Outbox outbox = rows.rows().outbox();
    if (before.isEmpty() && !after.isEmpty()) {
      outbox.created(type, after.values().getFirst(), after.json().getFirst());
    } else if (!before.isEmpty() && after.isEmpty()) {
      outbox.deleted(type, before.values().getFirst(), before.json().getFirst());
    } else if (!before.isEmpty()) {
      outbox.updated(
          type,
          before.values().getFirst(),
          before.json().getFirst(),
          after.json().getFirst(),
          List.of());
    }
  }

  @Override
  public void recordCreated(List<? extends RowKey<?>> created) {
    for (RowKey<?> row : created) {
      WritableType type = type(row.type());
      List<Object> key = context.methods().inputs().key(row);
      if (!isRecorded(type)) {
        continue;
      }
      LockedRows after = written(() -> rows.read(type, List.of(key)));
      if (after.isEmpty()) {
        throw new IllegalArgumentException("there is no row " + row);
      }
      rows.rows().outbox().created(type, after.values().getFirst(), after.json().getFirst());
    }
  }

  /** Whether changes by SQL have to be recorded: triggers record those of their types. */
  private static boolean isRecorded(WritableType type) {
    return type.type().writes().capture() == Capture.OUTBOX;
  }

  private WritableType type(Class<?> javaClass) {
    if (closed) {
      throw new IllegalStateException("The method that these changes were for has returned.");
    }
    TypeModel type = context.methods().inputs().type(javaClass);
    if (!context.types().has(type.name())) {
      throw new IllegalArgumentException(type.name() + " can only be read");
    }
    return context.types().of(type.name());
  }

  private static <T> RowKey<T> key(Class<T> javaClass, WritableType type, WriteRow row) {
    return new RowKey<>(javaClass, TransactionRows.key(type, row));
  }

  /** A wrong value is the caller's mistake, a wrong name the author's. */
  private static void check(WritableType type, InputErrors errors) {
    String misshapen = errors.misshapen();
    if (misshapen != null) {
      throw new IllegalArgumentException(
          "wrong values for " + type.type().name() + ": " + misshapen);
    }
    if (!errors.isEmpty()) {
      throw named(type, errors.list());
    }
  }

  /** Errors that speak of the type in place of an input that the request does not have. */
  private static RequestErrors named(WritableType type, List<RequestException> errors) {
    return new RequestErrors(
        errors.stream().map(error -> named(type.type().name(), error)).toList());
  }

  static RequestException named(String type, RequestException error) {
    Map<String, Object> extensions = new HashMap<>(error.extensions());
    if (!(extensions.get("field") instanceof String place)) {
      return error;
    }
    int root = place.indexOf('.');
    String start = root < 0 ? place : place.substring(0, root);
    if (!start.equals("input") && !start.equals("increment")) {
      return error;
    }
    String named = type + place.substring(start.length());
    String message = String.valueOf(error.getMessage());
    RequestException renamed =
        new RequestException(
            error.code(),
            message.startsWith(place) ? named + message.substring(place.length()) : message);
    extensions.put("field", named);
    for (Map.Entry<String, Object> each : extensions.entrySet()) {
      renamed = renamed.with(each.getKey(), each.getValue());
    }
    return renamed;
  }

  /** Something that the database does. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T written(Work<T> work) {
    try {
      if (!hasTriggers) {
        return work.run();
      }
      session.ignoreTriggers();
      T result = work.run();
      session.heedTriggers();
      return result;
    } catch (SQLException e) {
      failed = e;
      throw new FailedWrite(e);
    }
  }
}
