package dev.fraiseql.engine.write;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.TransactionEndedException;
import dev.fraiseql.jdbc.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods in the transaction of one mutation, and writes what they return. For one thread.
 */
final class MethodRun {
  private final WriteContext context;
  private final WriteSession session;
  private final RowChanges changes;
  private final JsonSink out;

  MethodRun(WriteContext context, WriteSession session, RowChanges changes, JsonSink out) {
    this.context = context;
    this.session = session;
    this.changes = changes;
    this.out = out;
  }

  /** Calls a method, and writes the value of its field. */
  void run(PreparedWrite.Method write) throws SQLException {
    MethodModel model = write.bound().method().model();
    try {
      @Nullable Object result = call(write);
      if (model.result() instanceof MethodModel.Rows rows) {
        rows(write, rows, result);
      } else {
        JsonSink json = context.methods().json().write(model, write.planned().result(), result);
        out.raw(json.array(), 0, json.size());
      }
    } catch (FieldError e) {
      throw context.methods().incidents().reportField(e, write.name());
    }
  }

  private @Nullable Object call(PreparedWrite.Method write) throws SQLException {
    try (MethodChanges given = new MethodChanges(context, session, changes)) {
      @Nullable Object result;
      try {
        result = write.bound().method().call(new Call(write.bound().arguments(), given));
      } catch (Exception | StackOverflowError e) {
        throw failure(write, given, e);
      }
      checkTime(write);
      try {
        given.end();
      } catch (TransactionEndedException e) {
        throw incident(write, e);
      }
      return result;
    }
  }

  /**
   * What a failure of a method becomes. An error for the caller stays what it is; a failure of the
   * database may be a conflict, for which the transaction is repeated.
   */
  private RuntimeException failure(PreparedWrite.Method write, MethodChanges given, Throwable e)
      throws SQLException {
    checkTime(write);
    given.checkFailed();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && session.isConflict(sql)) {
        throw sql;
      }
    }
    if (e instanceof RequestException || e instanceof RequestErrors) {
      return (RuntimeException) e;
    }
    return incident(write, e);
  }

  /** Fails if the time of the request was over before the method was done. */
  private void checkTime(PreparedWrite.Method write) {
    RequestException stopped = session.stoppedInMethod(write.bound().method().model().name());
    if (stopped != null) {
      throw stopped;
    }
  }

  private RequestException incident(PreparedWrite.Method write, Throwable e) {
    return context
        .methods()
        .incidents()
        .report("The method " + write.bound().method() + " failed", e);
  }

  private void rows(PreparedWrite.Method write, MethodModel.Rows rows, @Nullable Object result)
      throws SQLException {
    if (result == null) {
      if (!rows.nullable()) {
        throw new FieldError("This field must not be null, but its method returned null.");
      }
      out.nullValue();
      return;
    }
    KeyBatch keys;
    try {
      keys = context.methods().keys().of(rows, result);
    } catch (IllegalArgumentException e) {
      throw context
          .methods()
          .incidents()
          .report("The method " + write.bound().method() + " returned a wrong key", e);
    }
    List<RequestException> errors =
        rows.list() || rows.nullable()
            ? context.rows().write(write.name(), level(write), keys, rows.list(), session, out)
            : context.rows().writeOne(write.name(), level(write), keys, session, out);
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors);
    }
  }

  private static PreparedLevel level(PreparedWrite.Method write) {
    return Objects.requireNonNull(write.level());
  }

  /** A call that writes. */
  private static final class Call extends MethodCall {
    private final MethodChanges changes;

    Call(List<@Nullable Object> arguments, MethodChanges changes) {
      super(arguments);
      this.changes = changes;
    }

    @Override
    public Changes changes() {
      return changes;
    }

    @Override
    public Connection connection() {
      return changes.connection();
    }
  }
}
