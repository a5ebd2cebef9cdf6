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
 * Snapshots of PostgreSQL that are kept for others to read, for a while and a few at a time: each
 * takes a connection, and the database clears away nothing that one of them still sees. Used by
 * many threads at once.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION">Snapshot
 *     synchronization</a>
 */
public final class HeldSnapshots implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldSnapshots.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final BoundStatement EXPORT = BoundStatement.own("select pg_export_snapshot()");

  private final ReadConnections connections;
  private final Duration lifetime;
  private final Semaphore places;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fraiseql-snapshots").daemon().factory());

  private record Kept(ReadSession session, String exported) {}

  /**
   * A snapshot that is held.
   *
   * @param name by which it is asked for
   * @param expires until when it can be
   * @param found what was looked up in it
   */
  public record Held<T>(String name, Instant expires, T found) {}

  /** What is looked up in a snapshot before it is worth holding. */
  public interface Lookup<E> {
    /** What there is; nothing if the snapshot is not to be held. */
    List<E> in(ReadSession session) throws SQLException;
  }

  /**
   * Snapshots of a database.
   *
   * @param most how many are held at a time
   * @param lifetime for how long each is
   */
  public HeldSnapshots(ReadConnections connections, int most, Duration lifetime) {
    this.connections = connections;
    this.lifetime = lifetime;
    places = new Semaphore(most);
  }

  /**
   * Takes a snapshot and holds it; empty if too many are held, no connection is to be had, or there
   * is nothing to be found in it.
   */
  public <E> Optional<Held<List<E>>> hold(Lookup<E> lookup) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    boolean held = false;
    ReadSession session = null;
    try {
      session = connections.open(true, PATIENCE);
      List<E> found = lookup.in(session);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      String exported;
      try (ResultSet row = session.query(EXPORT, null)) {
        row.next();
        exported = row.getString(1);
      }
      // What is run is over; to hold the connection takes no time of a statement's.
      session.untimed();
      String name = UUID.randomUUID().toString();
      kept.put(name, new Kept(session, exported));
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
        places.release();
      }
    }
  }

  private void release(String name) {
    Kept over = kept.remove(name);
    if (over != null) {
      over.session().close();
      places.release();
    }
  }

  /**
   * What the database calls a snapshot.
   *
   * @throws RequestException BAD_USER_INPUT if none of that name is held any more
   */
  public String exported(String name) {
    Kept found = kept.get(name);
    if (found == null) {
      throw expired();
    }
    return found.exported();
  }

  /** What to tell somebody who comes too late. */
  static RequestException expired() {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "The snapshot of this ticket has expired. Ask GetFlightInfo for new tickets, and begin"
            + " with all of them before they expire.");
  }

  @Override
  public void close() {
    clock.shutdownNow();
    List.copyOf(kept.keySet()).forEach(this::release);
  }
}
