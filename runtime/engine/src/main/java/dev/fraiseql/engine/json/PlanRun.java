package dev.fraiseql.engine.json;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RoundResults;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.StatementCall;
import dev.fraiseql.jdbc.StatementSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan. The statements run in rounds: first those that need no parent keys, then those
 * of the lists in their rows, and so on downwards. The statements of one round can be pipelined.
 */
final class PlanRun {
  /** The bytes of a value that is in no sink: a number, a name, or null. */
  private static final int SHORT_VALUE_BYTES = 24;

  private final RunContext context;
  private final LevelSteps levels;
  private final List<RootValue> values = new ArrayList<>();

  /** The runs of rows that must exist. */
  private final List<LevelRun> required = new ArrayList<>();

  private int introspectionBytes;
  private boolean begun;

  PlanRun(
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      SinkPool sinks,
      FieldErrors errors) {
    context = new RunContext(dialect, executors, sinks, errors);
    levels = new LevelSteps(context);
  }

  FieldErrors errors() {
    return context.errors();
  }

  /** Whether the run has begun. From then on, a failure is one of the query's execution. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether a root field that must not be null is null. */
  boolean dataIsNull() {
    return context.dataIsNull();
  }

  /**
   * Runs all statements, or stops when {@code data} is known to be null.
   *
   * @param session null only if the root fields need no statement
   * @param searches for duplicate keys, which run first
   * @param introspected the values of introspection fields, by response key
   * @param methods what the fields of methods have returned, by response key
   */
  void run(
      List<PreparedRoot> roots,
      @Nullable StatementSession session,
      List<DuplicateKeys.Search> searches,
      Map<String, JsonSink> introspected,
      Map<String, QueryMethods.Returned> methods)
      throws SQLException {
    begun = true;
    List<Step> steps = new ArrayList<>();
    for (DuplicateKeys.Search search : searches) {
      steps.add(
          new ExistenceStep(search.statement()) {
            @Override
            void take(boolean exists) {
              if (exists) {
                errors().addDuplicateKey(search);
                context.setDataIsNull(true);
              }
            }
          });
    }
    for (PreparedRoot root : roots) {
      values.add(begin(root, steps, introspected, methods));
    }
    runAll(steps, session);
  }

  /** What rows that are read by their keys are. */
  enum Expected {
    /** All of them. */
    LIST,
    /** The only one, or null. */
    ONE_OR_NULL,
    /** The only one, which must exist. */
    ONE
  }

  /**
   * Reads rows by their keys.
   *
   * @param name the response key
   * @param expected what the value is
   */
  void runByKeys(
      String name,
      PreparedLevel level,
      KeyBatch rowKeys,
      Expected expected,
      StatementSession session)
      throws SQLException {
    begun = true;
    List<Step> steps = new ArrayList<>();
    boolean list = expected == Expected.LIST;
    LevelRun run = begin(level, rowKeys, new LevelRun.Origin.Root(name, list), steps);
    if (expected == Expected.ONE) {
      required.add(run);
    }
    values.add(run::writeRoot);
    runAll(steps, session);
  }

  private void runAll(List<Step> first, @Nullable StatementSession session) throws SQLException {
    List<Step> steps = first;
    while (!steps.isEmpty() && !dataIsNull()) {
      steps = runRound(steps, Objects.requireNonNull(session));
    }
    checkRequired();
  }

  private RootValue begin(
      PreparedRoot root,
      List<Step> steps,
      Map<String, JsonSink> introspected,
      Map<String, QueryMethods.Returned> methods) {
    return switch (root) {
      case PreparedRoot.Rows(String name, PreparedLevel level, var pages) ->
          begin(level, null, new LevelRun.Origin.Root(name, true), steps)::writeRoot;
      case PreparedRoot.Row(String name, PreparedLevel level) ->
          begin(level, null, new LevelRun.Origin.Root(name, false), steps)::writeRoot;
      case PreparedRoot.Count(String name, String type, BoundStatement statement) -> {
        CountRun count = new CountRun(statement);
        steps.add(count);
        yield count;
      }
      case PreparedRoot.Connection connection -> {
        ConnectionRun run = begin(connection, steps);
        yield out -> run.write(0, out);
      }
      case PreparedRoot.Method method ->
          begin(method, Objects.requireNonNull(methods.get(method.name())), steps);
      case PreparedRoot.Nothing(String name) -> JsonSink::nullValue;
      case PreparedRoot.TypeName(String name, String value) -> out -> out.string(value);
      case PreparedRoot.Introspection(String name) -> {
        JsonSink json = Objects.requireNonNull(introspected.get(name));
        introspectionBytes += json.size();
        yield out -> out.raw(json.array(), 0, json.size());
      }
    };
  }

  private RootValue begin(
      PreparedRoot.Method root, QueryMethods.Returned returned, List<Step> steps) {
    return switch (returned) {
      case QueryMethods.Returned.Nothing nothing -> JsonSink::nullValue;
      case QueryMethods.Returned.Value(JsonSink json) ->
          out -> out.raw(json.array(), 0, json.size());
      case QueryMethods.Returned.Failed(RequestException error) -> {
        errors().add(error);
        context.setDataIsNull(!root.method().model().result().nullable());
        yield JsonSink::nullValue;
      }
      case QueryMethods.Returned.Keys(KeyBatch keys) -> {
        boolean list = root.method().model().result().list();
        LevelRun run =
            begin(
                Objects.requireNonNull(root.level()),
                keys,
                new LevelRun.Origin.Root(root.name(), list),
                steps);
        if (!list && !root.method().model().result().nullable()) {
          required.add(run);
        }
        yield run::writeRoot;
      }
    };
  }

  /** Reports the rows that must exist and do not. */
  private void checkRequired() {
    for (LevelRun run : required) {
      if (run.isEmpty() && !dataIsNull()) {
        errors().add(missing(run.typeName()).at(List.of(run.rootName())));
        context.setDataIsNull(true);
      }
    }
  }

  /** The error of a row that a method has named by its key. */
  static RequestException missing(String type) {
    return new RequestException(ErrorCode.NOT_FOUND, "There is no such " + type + ".");
  }

  /**
   * Begins a root level.
   *
   * @param keys of the rows that are read; null if the statement says which
   */
  private LevelRun begin(
      PreparedLevel level, @Nullable KeyBatch keys, LevelRun.Origin.Root origin, List<Step> steps) {
    LevelRun run = new LevelRun(level, origin, context.takeSink(), context.dialect());
    steps.add(
        new RootStep(
            level, keys, rows -> run.read(rows, context.executor(level), errors()), List.of(run)));
    levels.addChildren(run, run, level, false, steps);
    return run;
  }

  private ConnectionRun begin(PreparedRoot.Connection root, List<Step> steps) {
    PreparedLevel level = root.level();
    ConnectionRun run =
        new ConnectionRun(
            level,
            new ConnectionRun.Origin.Root(root.name()),
            context.executor(level),
            context::takeSink,
            context.dialect());
    if (level.readsRows()) {
      steps.add(
          new RootStep(
              level,
              null,
              rows -> {
                run.read(rows, errors());
                context.setDataIsNull(run.hasFailed());
              },
              run.lists()));
    }
    BoundStatement before = root.page().before();
    if (before != null) {
      steps.add(
          new ExistenceStep(before) {
            @Override
            void take(boolean exists) {
              if (exists) {
                run.isPreceded(0);
              }
            }
          });
    }
    BoundStatement behind = root.page().behind();
    if (behind != null) {
      steps.add(
          new ExistenceStep(behind) {
            @Override
            void take(boolean exists) {
              if (exists) {
                run.isFollowed(0);
              }
            }
          });
    }
    BoundStatement total = root.page().total();
    if (total != null) {
      steps.add(
          new CountStep(total) {
            @Override
            void take(long number) {
              run.setTotal(0, number);
            }
          });
    }
    return run;
  }

  /** Runs the statements of one round, and returns the steps of the next. */
  private List<Step> runRound(List<Step> steps, StatementSession session) throws SQLException {
    List<StatementCall> calls = new ArrayList<>(steps.size());
    boolean last = true;
    for (Step step : steps) {
      calls.add(step.call());
      last &= !step.leadsOn();
    }
    List<Step> next = new ArrayList<>();
    try (RoundResults results = session.query(calls, last)) {
      for (Step step : steps) {
        if (dataIsNull()) {
          break;
        }
        if (step.isNeeded()) {
          step.read(results.next(), next);
        } else {
          results.skip();
        }
      }
    }
    return next;
  }

  /** Writes the rows of a result. */
  @FunctionalInterface
  private interface RowsReader {
    void read(ResultSet rows) throws SQLException;
  }

  /** The rows of a root field, which have no parents. */
  private final class RootStep implements Step {
    private final PreparedLevel level;
    private final @Nullable KeyBatch keys;
    private final RowsReader reader;
    private final List<LevelRun> runs;

    /**
     * A step that reads a level.
     *
     * @param keys of the rows that are read; null if the statement says which
     * @param runs the runs that the reader adds the rows to: several for a connection whose rows
     *     are selected several times
     */
    RootStep(PreparedLevel level, @Nullable KeyBatch keys, RowsReader reader, List<LevelRun> runs) {
      this.level = level;
      this.keys = keys;
      this.reader = reader;
      this.runs = runs;
    }

    @Override
    public StatementCall call() {
      return new StatementCall(level.statement(), keys);
    }

    @Override
    public boolean leadsOn() {
      return level.children().stream().anyMatch(child -> child.statement().needsParents());
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      reader.read(rows);
      for (LevelRun run : runs) {
        levels.finish(run, run, level, next);
      }
    }
  }

  /** An estimate of the bytes that all values take, so that the response need not grow. */
  int size() {
    return introspectionBytes + SHORT_VALUE_BYTES * values.size() + context.size();
  }

  /** Writes the value of a root field, by its index. */
  void write(int root, JsonSink out) {
    values.get(root).write(out);
  }

  /** Returns the sinks to the pool. Nothing can be written afterwards. */
  void end() {
    context.end();
  }
}
