package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.engine.json.WrittenRows;
import dev.fraiseql.engine.method.JavaInputs;
import dev.fraiseql.engine.method.MethodJson;
import dev.fraiseql.engine.method.MethodKeys;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.engine.query.RequestBinder;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.plan.sql.CaptureWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.write.InputException;
import dev.fraiseql.plan.write.InputReader;
import dev.fraiseql.plan.write.WritableTypes;
import dev.fraiseql.plan.write.WriteStatements;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes mutations, each in one transaction: all of its fields are committed together, or none.
 * Safe for use by many threads.
 */
public final class MutationExecutor {
  /** How often a transaction is begun that fails because of others at the same time. */
  private static final int MOST_ATTEMPTS = 5;

  private static final long FIRST_PAUSE_MILLIS = 10;

  /** How long after a conflict requests lock the rows that they name before they begin. */
  private static final long ORDERED_MILLIS = 10_000;

  /** How long a repeated transaction waits for another one to end. */
  private static final long MOST_WAIT_MILLIS = 2_000;

  private final WriteContext context;

  /** Held by the transaction that is being repeated: several at once would conflict again. */
  private final ReentrantLock repeating = new ReentrantLock(true);

  /** Until when rows are locked in order, in milliseconds of the clock. */
  private volatile long orderedUntil;

  /** Whether triggers capture changes. */
  private final boolean hasTriggers;

  private final WriteConnections connections;
  private final QueryPreparer preparer;
  private final PageCap cap;
  private final Duration timeout;
  private final IdempotencyKeys keys;
  private final Incidents incidents;

  /**
   * How mutations are executed.
   *
   * @param cap the maximum of rows that a mutation creates or returns
   * @param timeout after which a running statement is cancelled
   * @param keysKept how long the responses of requests with an idempotency key are kept
   * @param largeNumbersAsStrings whether Long and Decimal are strings in responses
   */
  public record Settings(
      PageCap cap, Duration timeout, Duration keysKept, boolean largeNumbersAsStrings) {}

  /**
   * Creates an executor.
   *
   * @param executors write captured rows, by type
   * @param checks the author's constraints, by the GraphQL name of the type
   */
  public MutationExecutor(
      Model model,
      RuntimeDialect dialect,
      WriteConnections connections,
      QueryPreparer preparer,
      WrittenRows rows,
      Map<String, QueryExecutor> executors,
      Function<String, WriteCheck> checks,
      Settings settings,
      Incidents incidents) {
    SqlDialect sql = Dialects.of(dialect.database());
    WritableTypes types = new WritableTypes(model);
    Clock clock = Clock.systemUTC();
    context =
        new WriteContext(
            model,
            dialect,
            sql,
            types,
            new InputReader(model, types, checks, Clock.system(ZoneId.systemDefault())),
            new WriteStatements(model, sql),
            rows,
            Map.copyOf(executors),
            new MethodContext(
                new MethodKeys(model, dialect),
                new MethodJson(model, settings.largeNumbersAsStrings()),
                new JavaInputs(model),
                incidents),
            clock,
            UUID::randomUUID,
            new TimeOrderedIds(clock)::next);
    hasTriggers = CaptureWriter.hasTriggers(model);
    this.connections = connections;
    this.preparer = preparer;
    cap = settings.cap();
    timeout = settings.timeout();
    keys = new IdempotencyKeys(connections, settings.keysKept(), clock);
    this.incidents = incidents;
  }

  /**
   * Loads of rows into the same types.
   *
   * @param checks the author's constraints, by the GraphQL name of the type
   */
  public BulkLoads loads(Function<String, WriteCheck> checks) {
    return new BulkLoads(context, connections, checks);
  }

  /**
   * Executes a mutation. Mistakes in the request and failures of the database become errors in the
   * response, never exceptions; nothing is written then.
   */
  public GraphQlResponse execute(CompiledQuery mutation, MutationRequest request) {
    try {
      String key = request.idempotencyKey();
      if (key != null) {
        IdempotencyKeys.check(key);
      }
      Values values = preparer.values(mutation, request.variables());
      RequestBinder binder = preparer.binder(mutation, values, cap);
      return execute(
          new Prepared(prepare(mutation, binder), binder, request, use(mutation, request)));
    } catch (RequestErrors e) {
      return GraphQlResponse.rolledBack(e.errors());
    } catch (InputException e) {
      return GraphQlResponse.rolledBack(e.errors());
    } catch (RequestException e) {
      return GraphQlResponse.requestError(List.of(e), OperationKind.MUTATION);
    } catch (RuntimeException e) {
      return GraphQlResponse.rolledBack(List.of(incidents.report("A mutation failed", e)));
    }
  }

  private List<PreparedWrite> prepare(CompiledQuery mutation, RequestBinder binder) {
    WritePreparer writes = new WritePreparer(context, binder);
    List<PreparedWrite> prepared = new ArrayList<>();
    List<RequestException> errors = new ArrayList<>();
    for (Root root : preparer.plan(mutation, binder.values()).roots()) {
      try {
        prepared.add(writes.prepare(root));
      } catch (RequestErrors e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors);
    }
    return prepared;
  }

  /** A request whose inputs are right. */
  private record Prepared(
      List<PreparedWrite> writes,
      RequestBinder binder,
      MutationRequest request,
      IdempotencyKeys.@Nullable Use key) {}

  private IdempotencyKeys.@Nullable Use use(CompiledQuery mutation, MutationRequest request) {
    String key = request.idempotencyKey();
    if (key == null) {
      return null;
    }
    keys.create();
    String hash = RequestHash.of(mutation, request.variables());
    return new IdempotencyKeys.Use(StoredCaller.of(request.caller()), key, hash);
  }

  private GraphQlResponse execute(Prepared prepared) {
    for (int attempt = 1; ; attempt++) {
      Attempt done = attempt == 1 ? attempt(prepared) : repeat(prepared);
      if (done.response() != null) {
        return done.response();
      }
      orderedUntil = context.clock().millis() + ORDERED_MILLIS;
      if (attempt == MOST_ATTEMPTS) {
        return GraphQlResponse.rolledBack(
            List.of(
                new RequestException(
                    ErrorCode.CONFLICT,
                    "Others change the same rows at the same time. Nothing was written; repeat the"
                        + " request.")));
      }
      pause(attempt);
    }
  }

  /** Another attempt, while no other one runs, unless that takes long. */
  private Attempt repeat(Prepared prepared) {
    boolean alone = false;
    try {
      alone = repeating.tryLock(MOST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      return attempt(prepared);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return attempt(prepared);
    } finally {
      if (alone) {
        repeating.unlock();
      }
    }
  }

  /**
   * One attempt.
   *
   * @param response null if the transaction may succeed when it is repeated
   */
  private record Attempt(@Nullable GraphQlResponse response) {}

  private Attempt attempt(Prepared prepared) {
    List<PreparedWrite> writes = prepared.writes();
    MutationRequest request = prepared.request();
    JsonSink out = new JsonSink(1024);
    String field = "";
    try (WriteSession session = connections.begin(timeout, request.recipient())) {
      MutationRun run = new MutationRun(context, prepared.binder(), request.caller(), session, out);
      IdempotencyKeys.Use key = prepared.key();
      FailPoint.reach(FailPoint.BEGUN);
      try {
        if (key != null) {
          claim(session, key);
        }
        if (hasTriggers) {
          session.ignoreTriggers();
        }
        if (context.clock().millis() < orderedUntil) {
          run.lockInOrder(writes);
        }
        out.raw('{');
        out.string("data");
        out.raw(':');
        out.raw('{');
        for (int i = 0; i < writes.size(); i++) {
          if (i > 0) {
            out.raw(',');
          }
          field = writes.get(i).name();
          run.run(writes.get(i));
        }
        out.raw('}');
        out.raw('}');
        run.end();
        FailPoint.reach(FailPoint.OUTBOX);
        GraphQlResponse response = GraphQlResponse.committed(out);
        if (key != null) {
          keys.store(session, key, response.text());
        }
        commit(session);
        return new Attempt(response);
      } catch (UsedKey e) {
        return used(session, e.use);
      } catch (SQLException e) {
        return new Attempt(
            session.isConflict(e)
                ? null
                : GraphQlResponse.rolledBack(List.of(placed(run.failure(e), field))));
      } catch (RequestException e) {
        return new Attempt(GraphQlResponse.rolledBack(List.of(placed(e, field))));
      } catch (RequestErrors e) {
        String at = field;
        return new Attempt(
            GraphQlResponse.rolledBack(
                e.errors().stream().map(error -> placed(error, at)).toList()));
      }
    } catch (RequestException e) {
      return new Attempt(GraphQlResponse.rolledBack(List.of(e)));
    }
  }

  /** A commit whose outcome is not known is an error that says so, never a conflict. */
  private static void commit(WriteSession session) throws SQLException {
    try {
      session.commit();
    } catch (SQLException e) {
      if (session.isConflict(e) || session.violation(e).isPresent() || session.isRejected(e)) {
        throw e;
      }
      throw session.failure(e).with("outcome", "UNKNOWN");
    }
  }

  /** A transaction found its key to be used. */
  private static final class UsedKey extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient IdempotencyKeys.Use use;

    UsedKey(IdempotencyKeys.Use use) {
      this.use = use;
    }
  }

  private void claim(WriteSession session, IdempotencyKeys.Use use) throws SQLException, UsedKey {
    try {
      keys.claim(session, use);
    } catch (SQLException e) {
      if (session.violation(e).isPresent()) {
        throw new UsedKey(use);
      }
      throw e;
    }
  }

  /** The stored response; another attempt if the transaction that used the key was undone. */
  private Attempt used(WriteSession failed, IdempotencyKeys.Use use) {
    try {
      failed.rollback();
      return new Attempt(keys.find(failed, use).map(GraphQlResponse::repeated).orElse(null));
    } catch (SQLException e) {
      return new Attempt(GraphQlResponse.rolledBack(List.of(failed.failure(e))));
    } catch (RequestException e) {
      return new Attempt(GraphQlResponse.rolledBack(List.of(e)));
    }
  }

  /**
   * The error of a field.
   *
   * @param field empty before the first one
   */
  private static RequestException placed(RequestException error, String field) {
    return error.path().isEmpty() && !field.isEmpty() ? error.at(List.of(field)) : error;
  }

  private static void pause(int attempt) {
    long most = FIRST_PAUSE_MILLIS << attempt;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, most) * 1_000_000);
  }
}
