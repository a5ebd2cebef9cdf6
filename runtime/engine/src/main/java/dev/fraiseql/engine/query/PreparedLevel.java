package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of a plan, ready to run.
 *
 * @param level the planned level
 * @param statement the statement that reads it
 * @param byKey the statement that is run instead for parents whose keys rise; see {@link
 *     Level.Child#byKey}
 * @param wanted the rows of a list: the statement reads one more to compare it with the last.
 *     {@code Long.MAX_VALUE} if the statement reads no row that is not wanted
 * @param maximum the rows that a list may have; one more is LIMIT_EXCEEDED. {@code Long.MAX_VALUE}
 *     for no maximum
 * @param children the levels below, in the order of {@link Level#children()}
 * @param connection the page that a connection returns; null for a list or a single row
 */
public record PreparedLevel(
    Level level,
    BoundStatement statement,
    @Nullable BoundStatement byKey,
    long wanted,
    long maximum,
    List<PreparedLevel> children,
    @Nullable PreparedConnection connection) {
  public PreparedLevel {
    children = List.copyOf(children);
  }

  /** The statement for a batch of parents, or for none. */
  public BoundStatement statementFor(@Nullable KeyBatch parents) {
    return parents != null && byKey != null && parents.isAscending() ? byKey : statement;
  }

  /**
   * The parent that the current row of a child level belongs to.
   *
   * @param row of a result of {@link #statementFor} these parents
   * @param from the ordinal of the previous row's parent; 0 for the first row
   * @return the ordinal in the batch
   */
  public int parent(ResultSet row, KeyBatch parents, int from) throws SQLException {
    return byKey != null && parents.isAscending()
        ? parents.ordinal(row.getLong(1), from)
        : row.getInt(1);
  }

  /** Whether rows are read. They are not if only the {@code totalCount} is selected. */
  public boolean readsRows() {
    if (connection == null) {
      return true;
    }
    for (Selection.Entry entry : level.selection().entries()) {
      if (entry.column() >= 0 && entry.column() != ConnectionField.TOTAL_COUNT.column()) {
        return true;
      }
    }
    return false;
  }

  /** The maximum number of statements for this level and those below. */
  public int statements() {
    int statements = connection == null ? 0 : connection.statements();
    if (readsRows()) {
      statements++;
      for (PreparedLevel child : children) {
        statements += child.statements();
      }
    }
    return statements;
  }
}
