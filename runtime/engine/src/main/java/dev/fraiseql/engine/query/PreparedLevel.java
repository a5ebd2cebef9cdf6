package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.Level;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of a plan, ready to run.
 *
 * @param level what was planned
 * @param statement what is run
 * @param byKey what is run instead for parents whose keys rise; see {@link Level.Child#byKey}
 * @param most the rows that may come, of each parent where there are parents; one more is
 *     LIMIT_EXCEEDED. {@code Long.MAX_VALUE} where there is no such cap
 * @param children the levels below, by their place among {@link Level#children()}
 */
public record PreparedLevel(
    Level level,
    BoundStatement statement,
    @Nullable BoundStatement byKey,
    long most,
    List<PreparedLevel> children) {
  public PreparedLevel {
    children = List.copyOf(children);
  }

  /** What is run for a batch of parents, or for none. */
  public BoundStatement statementFor(@Nullable KeyBatch parents) {
    return parents != null && byKey != null && parents.rises() ? byKey : statement;
  }

  /**
   * To which parent the current row of a child level belongs.
   *
   * @param row of a result of {@link #statementFor} these parents
   * @param from the ordinal of the parent of the row before, or 0
   * @return its ordinal in the batch
   */
  public int parent(ResultSet row, KeyBatch parents, int from) throws SQLException {
    return byKey != null && parents.rises() ? parents.ordinal(row.getLong(1), from) : row.getInt(1);
  }

  /** The number of statements that this level and those below take at most. */
  public int statements() {
    int statements = 1;
    for (PreparedLevel child : children) {
      statements += child.statements();
    }
    return statements;
  }
}
