package dev.fraiseql.jdbc.mysql;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.MysqlRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.JsonKeys;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import dev.fraiseql.jdbc.TransactionControl;
import dev.fraiseql.jdbc.UrlFormat;
import dev.fraiseql.jdbc.ValueBinder;
import dev.fraiseql.jdbc.WritingMark;
import dev.fraiseql.jdbc.control.OutboxGaps;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * MySQL and MariaDB, through MariaDB's driver, which supports both. Statements are always prepared
 * by the server: their rows then come in binary, which keeps floats exact.
 */
public final class MysqlRuntime implements RuntimeDialect {
  /** https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html */
  private static final TransactionControl TRANSACTIONS =
      new TransactionControl(
          "commit|rollback|savepoint|release|begin(?! not atomic)|start transaction|xa"
              + "|set (?:session |local )?(?:@@(?:session\\.|local\\.)?)?autocommit",
          "alter|create(?!(?: or replace)? temporary)|drop(?! temporary)|rename|truncate|grant"
              + "|revoke|lock|unlock|flush|optimize|repair|reset|install|uninstall|import|cache"
              + "|change|start|stop|load index|check table|set password"
              + "|analyze (?:table|local|no_write_to_binlog)");

  private static final UrlFormat URLS =
      new UrlFormat(List.of(MysqlConnector.PREFIX, MysqlConnector.OWN_PREFIX), '?');
  private static final ValueBinder BINDER = new MysqlBinder();

  private volatile MysqlServer server = MysqlServer.MODERN;

  @Override
  public Database database() {
    return Database.MYSQL;
  }

  @Override
  public UrlFormat urlFormat() {
    return URLS;
  }

  @Override
  public SchemaDialect schema() {
    return new MysqlSchema();
  }

  @Override
  public ValueBinder binder() {
    return BINDER;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    MysqlServer found;
    try (Connection connection = openForSetup(address)) {
      found = MysqlServer.ask(connection);
    } catch (SQLException e) {
      throw MysqlConnector.unreachable(address, e);
    }
    server = found;
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(MysqlConnector.source(address, found.variables()));
    pool.setConnectionInitSql("set session transaction isolation level repeatable read, read only");
    return pool;
  }

  @Override
  public HikariConfig writePool(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    // Strict: a value that does not fit is an error.
    String strict = ",sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'";
    pool.setDataSource(MysqlConnector.source(address, server.variables() + strict));
    // Without gaps between keys being locked: fewer deadlocks.
    pool.setConnectionInitSql("set session transaction isolation level read committed, read write");
    pool.setAutoCommit(false); // no round trip to change it
    return pool;
  }

  @Override
  public WritingMark writingMark() {
    return new WritingMark("set @fraiseql_writing = 1", "set @fraiseql_writing = null", true, true);
  }

  @Override
  public OutboxGaps outboxGaps() {
    return new MysqlGaps();
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      return MysqlConnector.source(address, "").getConnection();
    } catch (SQLException e) {
      throw MysqlConnector.unreachable(address, e);
    }
  }

  @Override
  public BoundStatement adapt(BoundStatement statement) {
    return ListExpander.expand(server.adapt(statement));
  }

  @Override
  public ResultRow row(ResultSet result) {
    return new MysqlRow(result);
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, MysqlKeys::keyReader);
  }

  @Override
  public void stream(PreparedStatement statement, int fetchRows) throws SQLException {
    statement.setFetchSize(fetchRows);
  }

  /**
   * Each change of the autocommit mode takes a round trip. So a connection keeps the mode of its
   * last use: most requests need the same as the one before. The pool, which would reset it each
   * time, does not see the change.
   */
  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    mode(connection, false);
  }

  @Override
  public void endSnapshot(Connection connection) throws SQLException {
    connection.unwrap(org.mariadb.jdbc.Connection.class).commit();
  }

  @Override
  public void beginStatement(Connection connection) throws SQLException {
    mode(connection, true);
  }

  private static void mode(Connection connection, boolean autoCommit) throws SQLException {
    org.mariadb.jdbc.Connection own = connection.unwrap(org.mariadb.jdbc.Connection.class);
    if (own.getAutoCommit() != autoCommit) {
      own.setAutoCommit(autoCommit);
    }
  }

  /** The driver opens a second connection for it. */
  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    connection.unwrap(org.mariadb.jdbc.Connection.class).cancelCurrentQuery();
  }

  @Override
  public Failure classify(SQLException failure) {
    return MysqlError.classify(failure);
  }

  @Override
  public Optional<ConstraintViolation> violation(SQLException failure) {
    return MysqlError.violation(failure);
  }

  @Override
  public boolean isConflict(SQLException failure) {
    return MysqlError.isConflict(failure);
  }

  @Override
  public TransactionControl transactionControl() {
    return TRANSACTIONS;
  }

  @Override
  public boolean isUnknownSavepoint(SQLException failure) {
    return MysqlError.isUnknownSavepoint(failure);
  }
}
