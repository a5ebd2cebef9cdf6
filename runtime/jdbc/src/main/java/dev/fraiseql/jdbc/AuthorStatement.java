package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** A statement of an {@link AuthorConnection}: SQL that would end the transaction is rejected. */
final class AuthorStatement implements Statement {
  private final AuthorConnection connection;
  private final Statement statement;
  private final AuthorTransaction transaction;

  AuthorStatement(AuthorConnection connection, Statement statement, AuthorTransaction transaction) {
    this.connection = connection;
    this.statement = statement;
    this.transaction = transaction;
  }

  /** The driver's statement for SQL that leaves the transaction to the session. */
  private Statement checked(String sql) throws SQLException {
    transaction.check(sql);
    return statement;
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    checked(sql).addBatch(sql);
  }

  @Override
  public void cancel() throws SQLException {
    statement.cancel();
  }

  @Override
  public void clearBatch() throws SQLException {
    statement.clearBatch();
  }

  @Override
  public void clearWarnings() throws SQLException {
    statement.clearWarnings();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    statement.closeOnCompletion();
  }

  @Override
  public String enquoteIdentifier(String name, boolean always) throws SQLException {
    return statement.enquoteIdentifier(name, always);
  }

  @Override
  public boolean isSimpleIdentifier(String name) throws SQLException {
    return statement.isSimpleIdentifier(name);
  }

  @Override
  public String enquoteLiteral(String text) throws SQLException {
    return statement.enquoteLiteral(text);
  }

  @Override
  public String enquoteNCharLiteral(String text) throws SQLException {
    return statement.enquoteNCharLiteral(text);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return checked(sql).execute(sql);
  }

  @Override
  public boolean execute(String sql, int keys) throws SQLException {
    return checked(sql).execute(sql, keys);
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    return checked(sql).execute(sql, columns);
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    return checked(sql).execute(sql, columns);
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return statement.executeBatch();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    return statement.executeLargeBatch();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return transaction.changed(checked(sql).executeLargeUpdate(sql));
  }

  @Override
  public long executeLargeUpdate(String sql, int keys) throws SQLException {
    return transaction.changed(checked(sql).executeLargeUpdate(sql, keys));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    return transaction.changed(checked(sql).executeLargeUpdate(sql, columns));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    return transaction.changed(checked(sql).executeLargeUpdate(sql, columns));
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    return checked(sql).executeQuery(sql);
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return (int) transaction.changed(checked(sql).executeLargeUpdate(sql));
  }

  @Override
  public int executeUpdate(String sql, int keys) throws SQLException {
    return (int) transaction.changed(checked(sql).executeLargeUpdate(sql, keys));
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    return (int) transaction.changed(checked(sql).executeLargeUpdate(sql, columns));
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    return (int) transaction.changed(checked(sql).executeLargeUpdate(sql, columns));
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    return statement.getFetchDirection();
  }

  @Override
  public int getFetchSize() throws SQLException {
    return statement.getFetchSize();
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return statement.getGeneratedKeys();
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    return statement.getLargeMaxRows();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return statement.getLargeUpdateCount();
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    return statement.getMaxFieldSize();
  }

  @Override
  public int getMaxRows() throws SQLException {
    return statement.getMaxRows();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return statement.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    return statement.getMoreResults(current);
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    return statement.getQueryTimeout();
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return statement.getResultSet();
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    return statement.getResultSetConcurrency();
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    return statement.getResultSetHoldability();
  }

  @Override
  public int getResultSetType() throws SQLException {
    return statement.getResultSetType();
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return statement.getUpdateCount();
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    return statement.getWarnings();
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    return statement.isCloseOnCompletion();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return statement.isClosed();
  }

  @Override
  public boolean isPoolable() throws SQLException {
    return statement.isPoolable();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || statement.isWrapperFor(type);
  }

  @Override
  public void setCursorName(String name) throws SQLException {
    statement.setCursorName(name);
  }

  @Override
  public void setEscapeProcessing(boolean value) throws SQLException {
    statement.setEscapeProcessing(value);
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    statement.setFetchDirection(direction);
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    statement.setFetchSize(rows);
  }

  @Override
  public void setLargeMaxRows(long rows) throws SQLException {
    statement.setLargeMaxRows(rows);
  }

  @Override
  public void setMaxFieldSize(int bytes) throws SQLException {
    statement.setMaxFieldSize(bytes);
  }

  @Override
  public void setMaxRows(int rows) throws SQLException {
    statement.setMaxRows(rows);
  }

  @Override
  public void setPoolable(boolean value) throws SQLException {
    statement.setPoolable(value);
  }

  @Override
  public void setQueryTimeout(int seconds) throws SQLException {
    statement.setQueryTimeout(seconds);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : statement.unwrap(type);
  }
}
