package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session, as an author's method may divide it by savepoints. A savepoint that
 * is set before the first SQL of the method, the marker, tells at the end whether the transaction
 * is still the same. For one thread.
 */
final class AuthorTransaction {
  private final RuntimeDialect dialect;
  private final Connection connection;
  private final @Nullable SavepointListener listener;
  private final Set<Savepoint> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Savepoint marker;

  /**
   * A transaction.
   *
   * @param listener null for one that only reads, which needs no marker
   */
  AuthorTransaction(
      RuntimeDialect dialect, Connection connection, @Nullable SavepointListener listener) {
    this.dialect = dialect;
    this.connection = connection;
    this.listener = listener;
  }

  /** Says that SQL may run. */
  void use() throws SQLException {
    if (marker == null && listener != null) {
      marker = connection.setSavepoint();
    }
  }

  /** Rejects SQL that would end or divide the transaction. */
  void check(String sql) throws SQLException {
    String problem = dialect.transactionControl().problem(sql);
    if (problem != null) {
      throw new SQLException(problem);
    }
  }

  /** The number of rows that the latest statement has changed, which the driver has counted. */
  long changed(long counted) throws SQLException {
    return dialect.changedRows(connection, counted);
  }

  Savepoint added(Savepoint point) throws SQLException {
    known.add(point);
    if (listener != null) {
      listener.set(point);
    }
    return point;
  }

  void rollback(Savepoint point) throws SQLException {
    checkKnown(point);
    connection.rollback(point);
    if (listener != null) {
      listener.rolledBackTo(point);
    }
  }

  void release(Savepoint point) throws SQLException {
    checkKnown(point);
    connection.releaseSavepoint(point);
  }

  private void checkKnown(Savepoint point) throws SQLException {
    if (!known.contains(point)) {
      throw new SQLException("This savepoint is not one of this method.");
    }
  }

  /**
   * Checks that the transaction is still the one that the method has begun with.
   *
   * @throws TransactionEndedException if it is not
   */
  void end() throws SQLException, TransactionEndedException {
    Savepoint begun = marker;
    if (begun == null) {
      return;
    }
    marker = null;
    try {
      dialect.release(connection, begun);
    } catch (SQLException e) {
      if (dialect.isUnknownSavepoint(e)) {
        throw new TransactionEndedException(e);
      }
      throw e;
    }
  }
}
