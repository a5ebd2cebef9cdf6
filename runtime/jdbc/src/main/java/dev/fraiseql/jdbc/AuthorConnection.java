package dev.fraiseql.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/**
 * The connection of a session for the SQL of an author's method. The session keeps its transaction
 * and its settings: what would end or change them is rejected, and closing it does nothing. The
 * session's timeout stops its statements, too. For one thread.
 */
public final class AuthorConnection implements Connection {
  private final Connection connection;
  private final StatementStopper stopper;
  private final AuthorTransaction transaction;
  private boolean released;

  AuthorConnection(Connection connection, StatementStopper stopper, AuthorTransaction transaction) {
    this.connection = connection;
    this.stopper = stopper;
    this.transaction = transaction;
  }

  /**
   * Checks, when the method returns, that the transaction is still that of the request.
   *
   * @throws TransactionEndedException if it is not
   */
  public void end() throws SQLException, TransactionEndedException {
    transaction.end();
  }

  /** Ends the use: the method has returned. */
  public void release() {
    released = true;
  }

  private Connection open() throws SQLException {
    if (released) {
      throw new SQLException("The method that this connection was for has returned.");
    }
    transaction.use();
    return connection;
  }

  private static SQLException refused(String method) {
    return new SQLException(
        method
            + " is not possible here: the transaction and the connection belong to the request.");
  }

  /** The connection for SQL that leaves the transaction to the session. */
  private Connection open(String sql) throws SQLException {
    transaction.check(sql);
    return open();
  }

  /** A statement that the timeout of the session stops, as if it began now. */
  private <S extends Statement> S begun(S statement) throws SQLException {
    stopper.begin(statement);
    return statement;
  }

  private Statement checked(Statement statement) throws SQLException {
    return new AuthorStatement(this, begun(statement), transaction);
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    throw refused("abort");
  }

  @Override
  public void clearWarnings() throws SQLException {
    open().clearWarnings();
  }

  @Override
  public void close() {
    // The session closes its connection.
  }

  @Override
  public void commit() throws SQLException {
    throw refused("commit");
  }

  @Override
  public Array createArrayOf(String type, Object[] elements) throws SQLException {
    return open().createArrayOf(type, elements);
  }

  @Override
  public Blob createBlob() throws SQLException {
    return open().createBlob();
  }

  @Override
  public Clob createClob() throws SQLException {
    return open().createClob();
  }

  @Override
  public NClob createNClob() throws SQLException {
    return open().createNClob();
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    return open().createSQLXML();
  }

  @Override
  public Statement createStatement() throws SQLException {
    return checked(open().createStatement());
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return checked(open().createStatement(type, concurrency));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return checked(open().createStatement(type, concurrency, holdability));
  }

  @Override
  public Struct createStruct(String type, Object[] attributes) throws SQLException {
    return open().createStruct(type, attributes);
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    open();
    return false; // whatever the driver says: on SQLite, the session begins transactions itself
  }

  @Override
  public String getCatalog() throws SQLException {
    return open().getCatalog();
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    return open().getClientInfo();
  }

  @Override
  public String getClientInfo(String name) throws SQLException {
    return open().getClientInfo(name);
  }

  @Override
  public int getHoldability() throws SQLException {
    return open().getHoldability();
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return open().getMetaData();
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    return open().getNetworkTimeout();
  }

  @Override
  public String getSchema() throws SQLException {
    return open().getSchema();
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    return open().getTransactionIsolation();
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    return open().getTypeMap();
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    return open().getWarnings();
  }

  @Override
  public boolean isClosed() throws SQLException {
    return released || connection.isClosed();
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return open().isReadOnly();
  }

  @Override
  public boolean isValid(int seconds) throws SQLException {
    return open().isValid(seconds);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || open().isWrapperFor(type);
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    return open().nativeSQL(sql);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return begun(open(sql).prepareCall(sql));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return begun(open(sql).prepareCall(sql, type, concurrency));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return begun(open(sql).prepareCall(sql, type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return begun(open(sql).prepareStatement(sql));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
    return begun(open(sql).prepareStatement(sql, keys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return begun(open(sql).prepareStatement(sql, columns));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return begun(open(sql).prepareStatement(sql, columns));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return begun(open(sql).prepareStatement(sql, type, concurrency));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return begun(open(sql).prepareStatement(sql, type, concurrency, holdability));
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    open();
    transaction.release(savepoint);
  }

  @Override
  public void rollback() throws SQLException {
    throw refused("rollback");
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    open();
    transaction.rollback(savepoint);
  }

  @Override
  public void setAutoCommit(boolean value) throws SQLException {
    open();
    if (value) {
      throw refused("setAutoCommit");
    }
  }

  @Override
  public void setCatalog(String name) throws SQLException {
    throw refused("setCatalog");
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    throw new SQLClientInfoException(refused("setClientInfo").getMessage(), Map.of());
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    throw new SQLClientInfoException(refused("setClientInfo").getMessage(), Map.of());
  }

  @Override
  public void setHoldability(int value) throws SQLException {
    throw refused("setHoldability");
  }

  @Override
  public void setNetworkTimeout(Executor executor, int value) throws SQLException {
    throw refused("setNetworkTimeout");
  }

  @Override
  public void setReadOnly(boolean value) throws SQLException {
    throw refused("setReadOnly");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    return transaction.added(open().setSavepoint());
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    return transaction.added(open().setSavepoint(name));
  }

  @Override
  public void setSchema(String name) throws SQLException {
    throw refused("setSchema");
  }

  @Override
  public void setTransactionIsolation(int value) throws SQLException {
    throw refused("setTransactionIsolation");
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
    throw refused("setTypeMap");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : open().unwrap(type);
  }
}
