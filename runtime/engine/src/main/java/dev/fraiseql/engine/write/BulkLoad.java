package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.sql.CaptureWriter;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A load of rows into one type, in one transaction. Closing it without {@link #commit} rolls it
 * back.
 *
 * <p>Used by one thread; {@link #cancel} may come from any.
 */
public final class BulkLoad implements AutoCloseable {
  private final WriteContext context;
  private final LoadedRows rows;
  private final Caller caller;
  private final Supplier<WriteSession> transaction;
  private volatile @Nullable WriteSession session;
  private volatile boolean cancelled;
  private @Nullable RowLoader loader;
  private long sent;

  /**
   * A load.
   *
   * @param transaction begins it
   */
  BulkLoad(
      WriteContext context, LoadedRows rows, Caller caller, Supplier<WriteSession> transaction) {
    this.context = context;
    this.rows = rows;
    this.caller = caller;
    this.transaction = transaction;
  }

  /** The number of rows so far. */
  public long rows() {
    return sent;
  }

  /**
   * Writes some rows.
   *
   * @throws RequestException if one is wrong, or the database failed: the load has to be closed
   */
  public void write(LoadBatch batch) {
    WriteSession open = open();
    try {
      loader(open).write(batch, sent);
    } catch (SQLException e) {
      throw failure(open, e);
    }
    sent += batch.rows();
  }

  /**
   * Commits all rows.
   *
   * @throws RequestException as {@link #write} does
   */
  public void commit() {
    WriteSession open = session;
    if (open == null) {
      return;
    }
    try {
      loader(open).end();
    } catch (SQLException e) {
      throw failure(open, e);
    }
    try {
      open.commit();
    } catch (SQLException e) {
      throw open.isConflict(e) || open.violation(e).isPresent()
          ? failure(open, e)
          : unknown(open.failure(e));
    }
  }

  private WriteSession open() {
    WriteSession open = session;
    if (open == null) {
      open = transaction.get();
      session = open;
      if (cancelled) {
        open.cancel();
      }
    }
    return open;
  }

  private RowLoader loader(WriteSession open) throws SQLException {
    RowLoader known = loader;
    if (known == null) {
      if (CaptureWriter.hasTriggers(context.model())) {
        open.ignoreTriggers();
      }
      InsertLoader inserts = new InsertLoader(context, open, rows, caller);
      known = CopyLoader.of(context, rows, inserts).orElse(inserts);
      loader = known;
    }
    return known;
  }

  private static RequestException failure(WriteSession open, SQLException failure) {
    return open.isConflict(failure)
        ? new RequestException(
            ErrorCode.CONFLICT,
            "Others change the same rows at the same time. Nothing was written; send all rows"
                + " again.")
        : open.failure(failure);
  }

  private static RequestException unknown(RequestException failure) {
    return new RequestException(
            failure.code(),
            failure.getMessage()
                + " The connection was lost while the load was committed: look whether the rows are"
                + " there before sending them again.")
        .with("outcome", "UNKNOWN");
  }

  /** Stops the load: what it does in the database now, and what would follow. */
  public void cancel() {
    cancelled = true;
    WriteSession open = session;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void close() {
    WriteSession open = session;
    if (open != null) {
      open.close();
    }
  }
}
