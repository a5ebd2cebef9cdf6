package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
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

  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final SinkPool sinks;
  private final FieldErrors errors;
  private final List<JsonSink> taken = new ArrayList<>();
  private final List<RootValue> values = new ArrayList<>();
  private int introspectionBytes;
  private boolean begun;
  private boolean dataIsNull;

  PlanRun(
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      SinkPool sinks,
      FieldErrors errors) {
    this.dialect = dialect;
    this.executors = executors;
    this.sinks = sinks;
    this.errors = errors;
  }

  FieldErrors errors() {
    return errors;
  }

  /** Whether the run has begun. From then on, a failure is one of the query's execution. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether a root field that must not be null is null. */
  boolean dataIsNull() {
    return dataIsNull;
  }

  /**
   * Runs all statements, or stops when {@code data} is known to be null.
   *
   * @param session null only if the root fields need no statement
   * @param searches for duplicate keys, which run first
   * @param introspected the values of introspection fields, by response key
   */
  void run(
      List<PreparedRoot> roots,
      @Nullable StatementSession session,
      List<DuplicateKeys.Search> searches,
      Map<String, JsonSink> introspected)
      throws SQLException {
    begun = true;
    List<Step> steps = new ArrayList<>();
    for (DuplicateKeys.Search search : searches) {
      steps.add(
          new ExistenceStep(search.statement()) {
            @Override
            void take(boolean exists) {
              if (exists) {
                errors.addDuplicateKey(search);
                dataIsNull = true;
              }
            }
          });
    }
    for (PreparedRoot root : roots) {
      values.add(begin(root, steps, introspected));
    }
    runAll(steps, session);
  }

  /**
   * Reads rows by their keys.
   *
   * @param name the response key
   * @param list whether the value is a list, not the only row
   */
  void runByKeys(
      String name, PreparedLevel level, KeyBatch rowKeys, boolean list, StatementSession session)
      throws SQLException {
    begun = true;
    List<Step> steps = new ArrayList<>();
    LevelRun run =
        new LevelRun(level, new LevelRun.Origin.Root(name, list), takeSink(), dialect);
    steps.add(
        new RootStep(
            level, rowKeys, rows -> run.read(rows, executor(level), errors), List.of(run)));
    values.add(list ? run::writeList : run::writeSingle);
    runAll(steps, session);
  }

  private void runAll(List<Step> first, @Nullable StatementSession session) throws SQLException {
    List<Step> steps = first;
    while (!steps.isEmpty() && !dataIsNull) {
      steps = runRound(steps, Objects.requireNonNull(session));
    }
  }

  private RootValue begin(PreparedRoot root, List<Step> steps, Map<String, JsonSink> introspected) {
    return switch (root) {
      case PreparedRoot.Rows(String name, PreparedLevel level, var pages) ->
          begin(level, new LevelRun.Origin.Root(name, true), steps)::writeList;
      case PreparedRoot.Row(String name, PreparedLevel level) ->
          begin(level, new LevelRun.Origin.Root(name, false), steps)::writeSingle;
      case PreparedRoot.Count(String name, String type, BoundStatement statement) -> {
        CountStep count = new CountStep(statement);
        steps.add(count);
        yield out -> out.integer(count.number());
      }
      case PreparedRoot.Connection connection -> begin(connection, steps)::write;
      case PreparedRoot.Nothing(String name) -> JsonSink::nullValue;
      case PreparedRoot.TypeName(String name, String value) -> out -> out.string(value);
      case PreparedRoot.Introspection(String name) -> {
        JsonSink json = Objects.requireNonNull(introspected.get(name));
        introspectionBytes += json.size();
        yield out -> out.raw(json.array(), 0, json.size());
      }
    };
  }

  private LevelRun begin(PreparedLevel level, LevelRun.Origin.Root origin, List<Step> steps) {
    LevelRun run = new LevelRun(level, origin, takeSink(), dialect);
    steps.add(new RootStep(level, rows -> run.read(rows, executor(level), errors), List.of(run)));
    addChildren(run, run, level, false, steps);
    return run;
  }

  private ConnectionRun begin(PreparedRoot.Connection connection, List<Step> steps) {
    ConnectionRun run =
        new ConnectionRun(connection, executor(connection.level()), this::takeSink, dialect);
    if (connection.readsRows()) {
      steps.add(
          new RootStep(
              connection.level(),
              rows -> {
                run.read(rows, errors);
                dataIsNull |= run.hasFailed();
              },
              run.lists()));
    }
    if (connection.before() != null) {
      steps.add(
          new ExistenceStep(connection.before()) {
            @Override
            void take(boolean exists) {
              run.isPreceded(exists);
            }
          });
    }
    if (connection.behind() != null) {
      steps.add(
          new ExistenceStep(connection.behind()) {
            @Override
            void take(boolean exists) {
              run.isFollowed(exists);
            }
          });
    }
    if (connection.total() != null) {
      CountStep total = new CountStep(connection.total());
      steps.add(total);
      run.countsBy(() -> total.number());
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
        if (dataIsNull) {
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
     * @param runs the runs that the reader adds the rows to: several for a connection whose rows
     *     are selected several times
     */
    RootStep(PreparedLevel level, RowsReader reader, List<LevelRun> runs) {
      this(level, null, reader, runs);
    }

    /** A step that reads rows by their keys. */
    RootStep(
        PreparedLevel level, @Nullable KeyBatch keys, RowsReader reader, List<LevelRun> runs) {
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
        finish(run, run, level, next);
      }
    }
  }

  /** The rows of a to-many field. */
  private final class ChildStep implements Step {
    private final LevelRun top;
    private final LevelRun parent;
    private final int child;
    private final PreparedLevel level;

    ChildStep(LevelRun top, LevelRun parent, int child, PreparedLevel level) {
      this.top = top;
      this.parent = parent;
      this.child = child;
      this.level = level;
    }

    @Override
    public StatementCall call() {
      KeyBatch parents = parent.keys(child);
      return new StatementCall(level.statementFor(parents), parents);
    }

    @Override
    public boolean isNeeded() {
      return !top.hasFailed() && parent.keys(child).size() > 0;
    }

    @Override
    public boolean leadsOn() {
      return !level.children().isEmpty();
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      LevelRun run = parent.child(child, takeSink(), dialect);
      run.read(rows, executor(level), errors);
      finish(top, run, level, next);
    }
  }

  /**
   * Ends the reading of a level.
   *
   * @param top the level of the root field, which fails if an error propagates to it
   * @param next receives the steps that the rows lead to
   */
  private void finish(LevelRun top, LevelRun run, PreparedLevel level, List<Step> next) {
    dataIsNull |= top.hasFailed() && !top.mayBeNull();
    addChildren(top, run, level, true, next);
  }

  /**
   * Adds the steps for the to-many fields of a level.
   *
   * @param known whether the level's rows have been read; if not, only the steps that need no
   *     parent keys are added
   */
  private void addChildren(
      LevelRun top, LevelRun run, PreparedLevel level, boolean known, List<Step> steps) {
    for (int child = 0; child < level.children().size(); child++) {
      PreparedLevel below = level.children().get(child);
      if (below.statement().needsParents() == known) {
        ChildStep step = new ChildStep(top, run, child, below);
        if (!known || step.isNeeded()) {
          steps.add(step);
        }
      }
    }
  }

  private QueryExecutor executor(PreparedLevel level) {
    return Objects.requireNonNull(executors.get(level.level().type()));
  }

  private JsonSink takeSink() {
    JsonSink sink = sinks.take();
    taken.add(sink);
    return sink;
  }

  /** An estimate of the bytes that all values take, so that the response need not grow. */
  int size() {
    int size = introspectionBytes + SHORT_VALUE_BYTES * values.size();
    for (JsonSink sink : taken) {
      size += sink.size() + 2 * sink.placeholders();
    }
    return size;
  }

  /** Writes the value of a root field, by its index. */
  void write(int root, JsonSink out) {
    values.get(root).write(out);
  }

  /** Returns the sinks to the pool. Nothing can be written afterwards. */
  void end() {
    taken.forEach(sinks::giveBack);
  }
}
