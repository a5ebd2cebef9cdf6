package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.incident.Incidents;
import dev.fraiseql.engine.jdbc.BoundStatement;
import dev.fraiseql.engine.jdbc.KeyBatch;
import dev.fraiseql.engine.jdbc.ReadSession;
import dev.fraiseql.engine.jdbc.RuntimeDialect;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements of one request, run one after the other, and what came of each root field. */
final class PlanRun {
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final SinkPool sinks;
  private final Problems problems;
  private final List<JsonSink> taken = new ArrayList<>();
  private final List<Answered> answered = new ArrayList<>();
  private boolean begun;
  private boolean dataIsNull;

  /** What came of a root field. */
  private sealed interface Answered {
    record Rows(LevelRun run) implements Answered {}

    record Row(LevelRun run) implements Answered {}

    record Count(long count) implements Answered {}

    record Connection(ConnectionRun run) implements Answered {}

    record Nothing() implements Answered {}

    record TypeName(String name) implements Answered {}

    record Json(JsonSink value) implements Answered {}
  }

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

  /** From now on, whatever fails is a failure of the query's execution. */
  void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }

  /** Whether a root field that must not be null is. */
  boolean dataIsNull() {
    return dataIsNull;
  }

  /**
   * Answers the next root field.
   *
   * @param session null only if the root takes no statement
   * @param last whether no statement follows but those that this one takes
   * @param introspected the answers to introspection, by response key
   */
  void answer(
      PreparedRoot root,
      @Nullable ReadSession session,
      boolean last,
      Map<String, JsonSink> introspected)
      throws SQLException {
    answered.add(
        switch (root) {
          case PreparedRoot.Rows(String name, PreparedLevel level, var pages) -> {
            LevelRun run = run(level, new LevelRun.Origin.Root(name, true), open(session), last);
            dataIsNull |= run.hasFailed();
            yield new Answered.Rows(run);
          }
          case PreparedRoot.Row(String name, PreparedLevel level) ->
              new Answered.Row(
                  run(level, new LevelRun.Origin.Root(name, false), open(session), last));
          case PreparedRoot.Count(String name, String type, BoundStatement statement) ->
              new Answered.Count(count(statement, open(session), last));
          case PreparedRoot.Connection connection ->
              new Answered.Connection(run(connection, session, last));
          case PreparedRoot.Nothing(String name) -> new Answered.Nothing();
          case PreparedRoot.TypeName(String name, String value) -> new Answered.TypeName(value);
          case PreparedRoot.Introspection(String name) ->
              new Answered.Json(Objects.requireNonNull(introspected.get(name)));
        });
  }

  private static ReadSession open(@Nullable ReadSession session) {
    return Objects.requireNonNull(session);
  }

  private LevelRun run(
      PreparedLevel level, LevelRun.Origin.Root root, ReadSession session, boolean last)
      throws SQLException {
    LevelRun run = new LevelRun(level, root, takeSink(), dialect);
    read(run, level, null, session, last);
    if (!run.hasFailed()) {
      runChildren(run, run, level, session, last);
    }
    return run;
  }

  private ConnectionRun run(
      PreparedRoot.Connection connection, @Nullable ReadSession session, boolean last)
      throws SQLException {
    PreparedLevel level = connection.level();
    ConnectionRun run = new ConnectionRun(connection, executor(level), this::takeSink, dialect);
    if (connection.readsRows()) {
      boolean only = last && connection.statements() == 1;
      try (ResultSet result =
          only
              ? open(session).queryLast(level.statement(), null)
              : open(session).query(level.statement(), null)) {
        run.read(result, problems);
      }
    }
    for (LevelRun list : run.lists()) {
      if (!list.hasFailed()) {
        runChildren(list, list, level, open(session), false);
      }
      dataIsNull |= list.hasFailed();
    }
    if (dataIsNull) {
      return run;
    }
    if (connection.before() != null) {
      run.isPreceded(hasRow(connection.before(), open(session)));
    }
    if (connection.behind() != null) {
      run.isFollowed(hasRow(connection.behind(), open(session)));
    }
    if (connection.total() != null) {
      run.total(count(connection.total(), open(session), last));
    }
    return run;
  }

  private static boolean hasRow(BoundStatement statement, ReadSession session) throws SQLException {
    try (ResultSet result = session.query(statement, null)) {
      return result.next();
    }
  }

  private QueryExecutor executor(PreparedLevel level) {
    return Objects.requireNonNull(executors.get(level.level().type()));
  }

  private void runChildren(
      LevelRun root, LevelRun run, PreparedLevel level, ReadSession session, boolean last)
      throws SQLException {
    for (int child = 0; child < level.children().size(); child++) {
      boolean lastChild = last && child == level.children().size() - 1;
      KeyBatch keys = run.keys(child);
      if (keys.size() == 0) {
        continue; // no parents, no statement
      }
      PreparedLevel below = level.children().get(child);
      LevelRun childRun = run.child(child, takeSink(), dialect);
      read(childRun, below, keys, session, lastChild);
      if (root.hasFailed()) {
        return;
      }
      runChildren(root, childRun, below, session, lastChild);
      if (root.hasFailed()) {
        return;
      }
    }
  }

  private void read(
      LevelRun run,
      PreparedLevel level,
      @Nullable KeyBatch parents,
      ReadSession session,
      boolean last)
      throws SQLException {
    BoundStatement statement = level.statementFor(parents);
    try (ResultSet result =
        last && level.children().isEmpty()
            ? session.queryLast(statement, parents)
            : session.query(statement, parents)) {
      run.read(result, executor(level), problems);
    }
  }

  private static long count(BoundStatement statement, ReadSession session, boolean last)
      throws SQLException {
    try (ResultSet result =
        last ? session.queryLast(statement, null) : session.query(statement, null)) {
      result.next();
      return result.getLong(1);
    }
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
      size += answer instanceof Answered.Json(JsonSink value) ? value.size() : 24;
    }
    return size;
  }

  /** Writes the value of a root field, by its place among those answered. */
  void write(int root, JsonSink out) {
    switch (answered.get(root)) {
      case Answered.Rows(LevelRun run) -> {
        out.raw('[');
        run.copy(0, out);
        out.raw(']');
      }
      case Answered.Row(LevelRun run) -> {
        if (run.hasFailed() || run.size(0) == 0) {
          out.nullValue();
        } else {
          run.copy(0, out);
        }
      }
      case Answered.Connection(ConnectionRun run) -> run.write(out);
      case Answered.Nothing() -> out.nullValue();
      case Answered.Count(long count) -> out.integer(count);
      case Answered.TypeName(String name) -> out.string(name);
      case Answered.Json(JsonSink value) -> out.raw(value.array(), 0, value.size());
    }
  }

  /** Gives the sinks back. Nothing can be written any more. */
  void end() {
    taken.forEach(sinks::giveBack);
  }
}
