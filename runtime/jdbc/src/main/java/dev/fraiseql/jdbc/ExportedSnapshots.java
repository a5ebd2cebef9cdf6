package dev.fraiseql.jdbc;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots that are held open for others to read, for a limited time and a limited number at a
 * time: each takes a connection, and the database keeps all that one of them still sees. Used by
 * many threads at once.
 */
public final class ExportedSnapshots implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExportedSnapshots.class);

  /** For a lookup and the export after it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ReadConnections connections;
  private final Duration lifetime;
  private final Semaphore permits;
  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fraiseql-snapshots").daemon().factory());

  private record Open(ReadSession session, String exported) {}

  /**
   * A snapshot that is held.
   *
   * @param name our name for it
   * @param expires until when it can be read
   * @param found what was looked up in it
   */
  public record Held<T>(String name, Instant expires, T found) {}

  /** What is looked up in a snapshot before it is worth holding. */
  public interface Lookup<E> {
    /** What is found; nothing if the snapshot is not to be held. */
    List<E> in(ReadSession session) throws SQLException;
  }

  /**
   * Snapshots of a database.
   *
   * @param maximum how many are held at a time
   * @param lifetime how long each is held
   */
  public ExportedSnapshots(ReadConnections connections, int maximum, Duration lifetime) {
    this.connections = connections;
    this.lifetime = lifetime;
    permits = new Semaphore(maximum);
  }

  /**
   * Takes a snapshot and holds it; empty if the database exports none, too many are held, no
   * connection is to be had, or the lookup finds nothing.
   */
  public <E> Optional<Held<List<E>>> hold(Lookup<E> lookup) {
    SnapshotExport export = connections.snapshotExport().orElse(null);
    if (export == null || !permits.tryAcquire()) {
      return Optional.empty();
    }
    boolean held = false;
    ReadSession session = null;
    try {
      session = connections.open(true, TIMEOUT);
      List<E> found = lookup.in(session);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      String exported;
      try (ResultSet row = session.query(export.export(), null)) {
        row.next();
        exported = row.getString(1);
      }
      // Nothing more is run: holding the connection is not to count as a slow statement.
      session.liftTimeout();
      String name = UUID.randomUUID().toString();
      open.put(name, new Open(session, exported));
      held = true;
      ScheduledFuture<?> _ =
          clock.schedule(() -> release(name), lifetime.toNanos(), TimeUnit.NANOSECONDS);
      return Optional.of(new Held<>(name, Instant.now().plus(lifetime), found));
    } catch (SQLException | RequestException e) {
      LOG.debug("No snapshot could be held", e);
      return Optional.empty();
    } finally {
      if (!held) {
        if (session != null) {
          session.close();
        }
        permits.release();
      }
    }
  }

  private void release(String name) {
    Open expired = open.remove(name);
    if (expired != null) {
      expired.session().close();
      permits.release();
    }
  }

  /**
   * The database's name for a snapshot.
   *
   * @throws RequestException BAD_USER_INPUT if it is held no more
   */
  public String exported(String name) {
    Open found = open.get(name);
    if (found == null) {
      throw expired();
    }
    return found.exported();
  }

  /** What to tell a caller that comes too late. */
  static RequestException expired() {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "The snapshot of this ticket has expired. Ask GetFlightInfo for new tickets, and begin"
            + " with all of them before they expire.");
  }

  @Override
  public void close() {
    clock.shutdownNow();
    List.copyOf(open.keySet()).forEach(this::release);
  }
}
