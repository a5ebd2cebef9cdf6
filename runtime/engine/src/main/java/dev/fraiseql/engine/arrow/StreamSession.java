package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.ReadSession;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one database session of a stream, opened when it is needed first.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
final class StreamSession implements AutoCloseable {
  private final ReadConnections connections;
  private final @Nullable String exported;

  private final Object lock = new Object();
  private @Nullable ReadSession session;
  private boolean cancelled;

  /**
   * A session that is not open yet.
   *
   * @param exported the snapshot to read, by the database's name for it; null for the current rows
   */
  StreamSession(ReadConnections connections, @Nullable String exported) {
    this.connections = connections;
    this.exported = exported;
  }

  /** The session, opened if necessary. */
  ReadSession open() throws SQLException {
    synchronized (lock) {
      if (session != null) {
        return session;
      }
    }
    ReadSession opened = connections.open(true, null);
    synchronized (lock) {
      session = opened;
      if (cancelled) {
        opened.cancel();
      }
    }
    if (exported != null) {
      opened.adopt(exported);
    }
    return opened;
  }

  /** Converts a failure of the database to the error for the client. */
  RequestException failure(SQLException e) {
    return Objects.requireNonNull(session).failure(e);
  }

  /** Converts a value that cannot be read to the error for the client. */
  RequestException failure(FieldError e) {
    return Objects.requireNonNull(session).failure(e);
  }

  /** Cancels the running statement, and those that are run later. */
  void cancel() {
    @Nullable ReadSession running;
    synchronized (lock) {
      cancelled = true;
      running = session;
    }
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
