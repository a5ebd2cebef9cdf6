package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.RequestBinder;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.WritableType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the root fields of one mutation in one transaction. For one thread. */
final class MutationRun {
  private final WriteContext context;
  private final RequestBinder binder;
  private final WriteSession session;
  private final Outbox outbox;
  private final TransactionRows rows;
  private final RowInserter inserts;
  private final RowUpdater updates;
  private final RowDeleter deletes;
  private final RowUpserter upserts;
  private final MethodRun methods;
  private final JsonSink out;

  /** Whether the current field is a method. */
  private boolean inMethod;

  /**
   * A run.
   *
   * @param out receives the fields of {@code data}
   */
  MutationRun(
      WriteContext context,
      RequestBinder binder,
      Caller caller,
      WriteSession session,
      JsonSink out) {
    this.context = context;
    this.binder = binder;
    this.session = session;
    this.out = out;
    Instant now = context.clock().instant().truncatedTo(ChronoUnit.MICROS);
    outbox = new Outbox(caller, context.eventIds(), now);
    rows = new TransactionRows(context, session, outbox);
    inserts = new RowInserter(rows);
    updates = new RowUpdater(rows);
    deletes = new RowDeleter(rows, updates);
    upserts = new RowUpserter(rows, inserts, updates, binder);
    RowChanges changes = new RowChanges(rows, inserts, updates, deletes, upserts, binder);
    methods = new MethodRun(context, session, changes, out);
  }

  /** Locks the rows that fields name by their keys, in one order for all requests. */
  void lockInOrder(List<PreparedWrite> writes) throws SQLException {
    LockOrder.lock(rows, writes);
  }

  /** Ends the run: records the changes, at the latest with the commit. */
  void end() throws SQLException {
    outbox.write(session);
  }

  /**
   * What to tell the caller of a failure of the database. The transaction may be rolled back for
   * it.
   */
  RequestException failure(SQLException failure) {
    Writing writing = rows.writing();
    Optional<ConstraintViolation> violation = session.violation(failure);
    if (writing == null || violation.isEmpty()) {
      return session.failure(failure);
    }
    RelatedRows related = new RelatedRows(context, session);
    RequestException error =
        new ConstraintErrors(context.model(), related).of(violation.get(), writing);
    if (violation.get().kind() == ConstraintViolation.Kind.UNIQUE && writing.links() == null) {
      error = placed(error, related, violation.get(), writing);
    }
    return inMethod ? MethodChanges.named(writing.type().type().name(), error) : error;
  }

  private RequestException placed(
      RequestException error, RelatedRows related, ConstraintViolation violation, Writing writing) {
    List<Integer> columns = ConstraintErrors.uniqueColumns(violation, writing.type());
    if (columns.isEmpty()) {
      return error;
    }
    try {
      rows.undoLast();
    } catch (SQLException e) {
      return error;
    }
    return new DuplicateInput(related, writing, columns).placed(error);
  }

  /** Writes and reads what a field asks for. */
  void run(PreparedWrite write) throws SQLException {
    out.string(write.name());
    out.raw(':');
    inMethod = write instanceof PreparedWrite.Method;
    switch (write) {
      case PreparedWrite.TypeName(String name, String value) -> out.string(value);
      case PreparedWrite.Method method -> {
        rows.beginMethod();
        methods.run(method);
      }
      case PreparedWrite.Create create -> {
        ReturnedRows inserted = inserts.insert(create.rows().read(), returned(create.result()));
        result(create.name(), create.result(), inserted);
      }
      case PreparedWrite.Update update -> {
        WritableType type = update.change().type();
        if (!update.many() && updates.returns(update.change())) {
          ReturnedRows updated =
              updates.updateReturning(
                  update.target(), update.change(), update.version(), returned(update.result()));
          result(update.name(), update.result(), updated);
          return;
        }
        LockedRows locked = rows.lock(type, update.target());
        checkVersion(type, locked, update.version());
        checkSize(update.result(), locked);
        updates.update(locked, update.change());
        result(update.name(), update.result(), locked.keys());
      }
      case PreparedWrite.Upsert upsert -> {
        KeyBatch key = upserts.upsert(upsert.type(), upsert.row(), upsert.unique()).key();
        result(upsert.name(), upsert.result(), key);
      }
      case PreparedWrite.Delete delete -> {
        LockedRows locked = rows.lock(delete.type(), delete.target());
        checkVersion(delete.type(), locked, delete.version());
        checkSize(delete.result(), locked);
        result(delete.name(), delete.result(), locked.keys());
        deletes.delete(delete.type(), locked);
      }
    }
  }

  private static void checkVersion(WritableType type, LockedRows rows, @Nullable Object wanted) {
    if (wanted != null && !rows.isEmpty()) {
      RowUpdater.checkVersion(type, rows.values().getFirst(), wanted);
    }
  }

  /** Rejects a write whose rows would not fit into the response. */
  private void checkSize(PreparedWrite.Result result, LockedRows rows) {
    if (result.planned() instanceof WriteResult.Summary
        && !result.levels().isEmpty()
        && rows.keys().size() > binder.maximumRows()) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "rows: the condition is met by "
              + rows.keys().size()
              + " rows; a response has at most "
              + binder.maximumRows()
              + ". Select count alone, or give a limit.");
    }
  }

  private static @Nullable ReturnedRow returned(PreparedWrite.Result result) {
    return switch (result.planned()) {
      case WriteResult.Row row -> row.returned();
      case WriteResult.Rows list -> list.returned();
      case WriteResult.Summary summary -> null;
    };
  }

  private void result(String name, PreparedWrite.Result result, ReturnedRows rows)
      throws SQLException {
    JsonSink json = rows.json();
    if (json == null || rows.keys().size() == 0) {
      result(name, result, rows.keys());
      return;
    }
    boolean list = result.planned() instanceof WriteResult.Rows;
    if (list) {
      out.raw('[');
    }
    out.raw(json.array(), 0, json.size());
    if (list) {
      out.raw(']');
    }
  }

  private void result(String name, PreparedWrite.Result result, KeyBatch keys) throws SQLException {
    switch (result.planned()) {
      case WriteResult.Row row -> write(name, result.levels().getFirst(), keys, false);
      case WriteResult.Rows list -> write(name, result.levels().getFirst(), keys, true);
      case WriteResult.Summary summary -> {
        int level = 0;
        out.raw('{');
        boolean first = true;
        for (WriteResult.Part part : summary.parts()) {
          if (!first) {
            out.raw(',');
          }
          first = false;
          out.string(part.name());
          out.raw(':');
          switch (part) {
            case WriteResult.Part.Count count -> out.integer(keys.size());
            case WriteResult.Part.TypeName(String key, String value) -> out.string(value);
            case WriteResult.Part.Rows list ->
                write(list.name(), result.levels().get(level++), keys, true);
          }
        }
        out.raw('}');
      }
    }
  }

  private void write(String name, PreparedLevel level, KeyBatch keys, boolean list)
      throws SQLException {
    List<RequestException> errors = context.rows().write(name, level, keys, list, session, out);
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors);
    }
  }
}
