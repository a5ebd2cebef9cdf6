package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The binary copy that a session runs, if it runs one. */
final class SessionCopy {
  private final SessionStatements statements;
  private final StatementStopper stopper;
  private final Connection connection;
  private @Nullable CopyReader rows;

  SessionCopy(SessionStatements statements, StatementStopper stopper, Connection connection) {
    this.statements = statements;
    this.stopper = stopper;
    this.connection = connection;
  }

  /** Begins to copy the rows of a statement; empty if its columns do not fit the layout. */
  Optional<CopyReader> begin(BinaryCopy format, BoundStatement statement, CopyLayout layout)
      throws SQLException {
    SessionStatements.log(statement);
    SessionStatement first = statements.prepare(format.columns(statement));
    statements.bind(new StatementCall(statement, null), first, 1);
    format.prepareColumns(first.statement);
    ResultSet columns = statements.rows(first);
    if (!statement.bindings().isEmpty()) {
      columns = Objects.requireNonNull(first.nextResult()); // after that of the stored values
    }
    int fields = columns.getMetaData().getColumnCount();
    boolean fits = format.fits(columns, layout);
    columns.close();
    if (!fits) {
      return Optional.empty();
    }
    stopper.begin(first.statement);
    rows = format.open(connection, statement, fields);
    return Optional.of(rows);
  }

  /** Whether rows are still to come: the connection can do nothing else. */
  boolean isRunning() {
    return rows != null && !rows.isDone();
  }
}
