package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.StatementCall;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.RoundResults;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one request, and what came of each root field. They are run in rounds: first
 * those that need nothing that another gives, then those for the rows that these gave, and so on
 * downwards. Those of one round may travel to the database together.
 */
final class PlanRun {
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final SinkPool sinks;
  private final Problems problems;
  private final List<JsonSink> taken = new ArrayList<>();
  private final List<Answered> answered = new ArrayList<>();
  private boolean begun;
  private boolean dataIsNull;

  PlanRun(
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      SinkPool sinks,
      Incidents incidents) {
    this.dialect = dialect;
    this.executors = executors;
    this.sinks = sinks;
    problems = new Problems(incidents);
  }

  Problems problems() {
    return problems;
  }

  /** Whether it has begun: from then on, whatever fails is a failure of the query's execution. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether a root field that must not be null is. */
  boolean dataIsNull() {
    return dataIsNull;
  }

  /**
   * Answers root fields, or finds that there is no data.
   *
   * @param session null only if they take no statement
   * @param introspected the answers to introspection, by response key
   */
  void answer(
      List<PreparedRoot> roots, @Nullable ReadSession session, Map<String, JsonSink> introspected)
      throws SQLException {
    begun = true;
    List<Step> steps = new ArrayList<>();
    for (PreparedRoot root : roots) {
      answered.add(begin(root, steps, introspected));
    }
    while (!steps.isEmpty() && !dataIsNull) {
      steps = run(steps, Objects.requireNonNull(session));
    }
  }

  private Answered begin(PreparedRoot root, List<Step> steps, Map<String, JsonSink> introspected) {
    return switch (root) {
      case PreparedRoot.Rows(String name, PreparedLevel level, var pages) ->
          new Answered.Rows(begin(level, new LevelRun.Origin.Root(name, true), steps));
      case PreparedRoot.Row(String name, PreparedLevel level) ->
          new Answered.Row(begin(level, new LevelRun.Origin.Root(name, false), steps));
      case PreparedRoot.Count(String name, String type, BoundStatement statement) -> {
        Answered.Count count = new Answered.Count();
        steps.add(new RootStep(statement, false, (rows, next) -> count.is(number(rows))));
        yield count;
      }
      case PreparedRoot.Connection connection -> begin(connection, steps);
      case PreparedRoot.Nothing(String name) -> new Answered.Nothing();
      case PreparedRoot.TypeName(String name, String value) -> new Answered.TypeName(value);
      case PreparedRoot.Introspection(String name) ->
          new Answered.Json(Objects.requireNonNull(introspected.get(name)));
    };
  }

  private LevelRun begin(PreparedLevel level, LevelRun.Origin.Root origin, List<Step> steps) {
    LevelRun run = new LevelRun(level, origin, takeSink(), dialect);
    steps.add(
        new RootStep(
            level.statement(),
            leadsOn(level),
            (rows, next) -> {
              run.read(rows, executor(level), problems);
              goOn(run, run, level, next);
            }));
    addChildren(run, run, level, false, steps);
    return run;
  }

  private Answered begin(PreparedRoot.Connection connection, List<Step> steps) {
    PreparedLevel level = connection.level();
    ConnectionRun run = new ConnectionRun(connection, executor(level), this::takeSink, dialect);
    if (connection.readsRows()) {
      steps.add(
          new RootStep(
              level.statement(),
              leadsOn(level),
              (rows, next) -> {
                run.read(rows, problems);
                run.lists().forEach(list -> goOn(list, list, level, next));
              }));
    }
    if (connection.before() != null) {
      steps.add(
          new RootStep(connection.before(), false, (rows, next) -> run.isPreceded(rows.next())));
    }
    if (connection.behind() != null) {
      steps.add(
          new RootStep(connection.behind(), false, (rows, next) -> run.isFollowed(rows.next())));
    }
    if (connection.total() != null) {
      steps.add(new RootStep(connection.total(), false, (rows, next) -> run.total(number(rows))));
    }
    return new Answered.Connection(run);
  }

  private static long number(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }

  /** Runs statements, and gives those that their rows lead to. */
  private List<Step> run(List<Step> steps, ReadSession session) throws SQLException {
    List<StatementCall> asks = new ArrayList<>(steps.size());
    boolean last = true;
    for (Step step : steps) {
      asks.add(step.ask());
      last &= !step.leadsOn();
    }
    List<Step> next = new ArrayList<>();
    try (RoundResults results = session.query(asks, last)) {
      for (Step step : steps) {
        if (dataIsNull) {
          break;
        }
        if (step.isWanted()) {
          step.read(results.next(), next);
        } else {
          results.skip();
        }
      }
    }
    return next;
  }

  /** The rows of a to-many field. */
  private final class Below implements Step {
    private final LevelRun top;
    private final LevelRun parent;
    private final int child;
    private final PreparedLevel level;

    Below(LevelRun top, LevelRun parent, int child, PreparedLevel level) {
      this.top = top;
      this.parent = parent;
      this.child = child;
      this.level = level;
    }

    @Override
    public StatementCall ask() {
      KeyBatch parents = parent.keys(child);
      return new StatementCall(level.statementFor(parents), parents);
    }

    @Override
    public boolean isWanted() {
      return !top.hasFailed() && parent.keys(child).size() > 0;
    }

    @Override
    public boolean leadsOn() {
      return !level.children().isEmpty();
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      LevelRun run = parent.child(child, takeSink(), dialect);
      run.read(rows, executor(level), problems);
      goOn(top, run, level, next);
    }
  }

  /** Whether the rows of a level that has no parents may lead to further steps. */
  private static boolean leadsOn(PreparedLevel level) {
    return level.children().stream().anyMatch(child -> child.statement().needsParents());
  }

  /**
   * Says that rows have been read.
   *
   * @param top the root field's, which may have failed with them
   * @param next takes the steps that they lead to
   */
  private void goOn(LevelRun top, LevelRun run, PreparedLevel level, List<Step> next) {
    dataIsNull |= top.hasFailed() && !top.mayBeNull();
    addChildren(top, run, level, true, next);
  }

  /**
   * Adds the steps for the to-many fields of a level.
   *
   * @param known whether its rows have been read; if not, only those that need not wait for them
   */
  private void addChildren(
      LevelRun top, LevelRun run, PreparedLevel level, boolean known, List<Step> steps) {
    for (int child = 0; child < level.children().size(); child++) {
      PreparedLevel below = level.children().get(child);
      if (below.statement().needsParents() == known) {
        Below step = new Below(top, run, child, below);
        if (!known || step.isWanted()) {
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

  /** About how many bytes {@link #write} will write: room for them spares copying. */
  int size() {
    int size = 0;
    for (JsonSink sink : taken) {
      size += sink.size() + 2 * sink.holes();
    }
    for (Answered answer : answered) {
      size += answer.size();
    }
    return size;
  }

  /** Writes the value of a root field, by its place among those answered. */
  void write(int root, JsonSink out) {
    answered.get(root).write(out);
  }

  /** Gives the sinks back. Nothing can be written any more. */
  void end() {
    taken.forEach(sinks::giveBack);
  }
}
