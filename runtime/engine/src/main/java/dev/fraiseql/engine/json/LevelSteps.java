package dev.fraiseql.engine.json;

import dev.fraiseql.engine.query.PreparedConnection;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the steps that read the to-many fields of rows: lists and connections. */
final class LevelSteps {
  private final RunContext context;

  LevelSteps(RunContext context) {
    this.context = context;
  }

  /**
   * Ends the reading of a level.
   *
   * @param top the level of the root field, which fails if an error propagates to it
   * @param next receives the steps that the rows lead to
   */
  void finish(LevelRun top, LevelRun run, PreparedLevel level, List<Step> next) {
    context.setDataIsNull(top.hasFailed() && !top.mayBeNull());
    addChildren(top, run, level, true, next);
  }

  /**
   * Adds the steps for the to-many fields of a level.
   *
   * @param known whether the level's rows have been read; if not, only the steps that need no
   *     parent keys are added
   */
  void addChildren(
      LevelRun top, LevelRun run, PreparedLevel level, boolean known, List<Step> steps) {
    for (int child = 0; child < level.children().size(); child++) {
      PreparedLevel below = level.children().get(child);
      if (known && below.connection() != null && run.keys(child).size() > 0) {
        run.beginPages(child, context.executor(below), context::takeSink);
      }
      if (below.statement().needsParents() == known) {
        for (ChildStep step : of(new Field(top, run, child), below)) {
          if (!known || step.isNeeded()) {
            steps.add(step);
          }
        }
      }
    }
  }

  /**
   * A to-many field of the rows of a level.
   *
   * @param top the level of the root field
   * @param parent the level
   * @param child the index of the field among the level's children
   */
  private record Field(LevelRun top, LevelRun parent, int child) {
    KeyBatch keys() {
      return parent.keys(child);
    }

    ConnectionRun pages() {
      return Objects.requireNonNull(parent.pages(child));
    }
  }

  private List<ChildStep> of(Field field, PreparedLevel level) {
    PreparedConnection page = level.connection();
    if (page == null) {
      return List.of(new ListStep(field, level));
    }
    List<ChildStep> steps = new ArrayList<>(4);
    if (level.readsRows()) {
      steps.add(new PagesStep(field, level));
    }
    add(field, page.before(), (pages, of, row) -> pages.isPreceded(of), steps);
    add(field, page.behind(), (pages, of, row) -> pages.isFollowed(of), steps);
    add(field, page.total(), (pages, of, row) -> pages.setTotal(of, row.getLong(2)), steps);
    return steps;
  }

  private static void add(
      Field field, @Nullable BoundStatement statement, PageFact fact, List<ChildStep> steps) {
    if (statement != null) {
      steps.add(new PageFactStep(field, statement, fact));
    }
  }

  /** A statement that reads rows for the parents of a field. */
  private abstract static class ChildStep implements Step {
    final Field field;

    ChildStep(Field field) {
      this.field = field;
    }

    abstract BoundStatement statement(KeyBatch parents);

    @Override
    public final StatementCall call() {
      KeyBatch parents = field.keys();
      return new StatementCall(statement(parents), parents);
    }

    @Override
    public final boolean isNeeded() {
      return !field.top().hasFailed() && field.keys().size() > 0;
    }
  }

  /** The rows of lists. */
  private final class ListStep extends ChildStep {
    private final PreparedLevel level;

    ListStep(Field field, PreparedLevel level) {
      super(field);
      this.level = level;
    }

    @Override
    BoundStatement statement(KeyBatch parents) {
      return level.statementFor(parents);
    }

    @Override
    public boolean leadsOn() {
      return !level.children().isEmpty();
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      LevelRun run = field.parent().beginLists(field.child(), context.takeSink());
      run.read(rows, context.executor(level), context.errors());
      finish(field.top(), run, level, next);
    }
  }

  /** The rows of the pages of a connection. */
  private final class PagesStep extends ChildStep {
    private final PreparedLevel level;

    PagesStep(Field field, PreparedLevel level) {
      super(field);
      this.level = level;
    }

    @Override
    BoundStatement statement(KeyBatch parents) {
      return level.statement();
    }

    @Override
    public boolean leadsOn() {
      return !level.children().isEmpty();
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      ConnectionRun pages = field.pages();
      pages.read(rows, context.errors());
      for (LevelRun list : pages.lists()) {
        finish(field.top(), list, level, next);
      }
      context.setDataIsNull(field.top().hasFailed() && !field.top().mayBeNull());
    }
  }

  /** Takes what a row says about the page of one parent. */
  @FunctionalInterface
  private interface PageFact {
    void take(ConnectionRun pages, int page, ResultSet row) throws SQLException;
  }

  /** A statement about the pages of a connection, whose rows begin with the ordinal of a parent. */
  private static final class PageFactStep extends ChildStep {
    private final BoundStatement statement;
    private final PageFact fact;

    PageFactStep(Field field, BoundStatement statement, PageFact fact) {
      super(field);
      this.statement = statement;
      this.fact = fact;
    }

    @Override
    BoundStatement statement(KeyBatch parents) {
      return statement;
    }

    @Override
    public void read(ResultSet rows, List<Step> next) throws SQLException {
      while (rows.next()) {
        fact.take(field.pages(), rows.getInt(1), rows);
      }
    }
  }
}
