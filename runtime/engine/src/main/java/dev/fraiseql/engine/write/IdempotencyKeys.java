package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The responses of mutations with an idempotency key, in the table {@code fq_idempotency}. A
 * response is stored in the transaction of its mutation, so that there is one exactly if the
 * mutation was committed. Thread-safe.
 */
final class IdempotencyKeys {
  /** The maximum length of a key, in characters. */
  static final int MAX_LENGTH = 200;

  /** How many uses lie between two removals of old keys. */
  private static final int USES_PER_REMOVAL = 1_000;

  private final WriteConnections connections;
  private final Duration kept;
  private final Clock clock;
  private final ReentrantLock creation = new ReentrantLock();
  private final AtomicLong uses = new AtomicLong();
  private volatile boolean created;

  /**
   * A request with a key.
   *
   * @param caller whose keys it is one of, as {@link StoredCaller} names it
   * @param hash of what is requested
   */
  record Use(String caller, String key, String hash) {}

  /**
   * Creates a store.
   *
   * @param kept how long responses are kept
   */
  IdempotencyKeys(WriteConnections connections, Duration kept, Clock clock) {
    this.connections = connections;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Checks a key.
   *
   * @throws RequestException BAD_USER_INPUT if it is too long or contains other characters than
   *     those of printable ASCII
   */
  static void check(String key) {
    boolean printable = key.chars().allMatch(each -> each > ' ' && each < 0x7f);
    if (key.isEmpty() || key.length() > MAX_LENGTH || !printable) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "The idempotency key is not 1 to "
              + MAX_LENGTH
              + " printable characters of ASCII without blanks.");
    }
  }

  /** Creates the table, once. */
  void create() {
    if (created) {
      return;
    }
    creation.lock();
    try {
      if (!created) {
        connections.migrateControlTables();
        created = true;
      }
    } finally {
      creation.unlock();
    }
  }

  /**
   * Claims a key for a transaction. Waits for another transaction that has claimed it.
   *
   * @throws SQLException a violation of a unique constraint if the key has been used
   */
  void claim(WriteSession session, Use use) throws SQLException {
    Instant now = now();
    session.update(
        statement(
            "delete from fq_idempotency where caller = ? and idempotency_key = ? and created_at < ?",
            use.caller(),
            use.key(),
            now.minus(kept)));
    session.update(
        statement(
            "insert into fq_idempotency (caller, idempotency_key, request_hash, created_at) values"
                + " (?, ?, ?, ?)",
            use.caller(),
            use.key(),
            use.hash(),
            now));
    if (uses.incrementAndGet() % USES_PER_REMOVAL == 0) {
      session.update(statement("delete from fq_idempotency where created_at < ?", now.minus(kept)));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Stores the response of the mutation whose transaction has claimed a key. */
  void store(WriteSession session, Use use, String response) throws SQLException {
    session.updateLater(
        statement(
            "update fq_idempotency set response = ? where caller = ? and idempotency_key = ?",
            response,
            use.caller(),
            use.key()));
  }

  /**
   * The response of the mutation that has used a key.
   *
   * @return empty if no transaction with the key has been committed
   * @throws RequestException CONFLICT if the key was used for another request
   */
  Optional<String> find(WriteSession session, Use use) throws SQLException {
    try (ResultSet found =
        session.query(
            statement(
                "select request_hash, response from fq_idempotency where caller = ? and"
                    + " idempotency_key = ?",
                use.caller(),
                use.key()),
            null)) {
      if (!found.next()) {
        return Optional.empty();
      }
      if (!use.hash().equals(found.getString(1))) {
        throw new RequestException(
            ErrorCode.CONFLICT,
            "The idempotency key was used for another request. Take a new key for each request.");
      }
      return Optional.ofNullable(found.getString(2));
    }
  }

  private static BoundStatement statement(String sql, Object... values) {
    List<Binding> bindings = new ArrayList<>();
    for (Object value : values) {
      ValueType type = value instanceof Instant ? ValueType.INSTANT : ValueType.STRING;
      bindings.add(new Binding.Value(type, new Operand.Constant(null)));
    }
    @Nullable Object[] bound = values.clone();
    return new BoundStatement(sql, bindings, bound, Long.MAX_VALUE, 0);
  }
}
