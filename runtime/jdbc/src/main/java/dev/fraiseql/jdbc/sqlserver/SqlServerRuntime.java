package dev.fraiseql.jdbc.sqlserver;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.SqlServerRow;
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
import dev.fraiseql.jdbc.control.OutboxGaps;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * SQL Server, through Microsoft's driver. Unproven: it has never been connected to one.
 *
 * <p>Every read sees a snapshot, for which the database must allow {@code snapshot} isolation: see
 * {@link SqlServerRequirements}. No transaction can be made read-only; the user of the connection
 * should only have the right to read.
 */
public final class SqlServerRuntime implements RuntimeDialect {
  private static final TransactionControl TRANSACTIONS =
      new TransactionControl("commit|rollback|save|begin (?:distributed )?tran(?:saction)?", null);

  private static final UrlFormat URLS = new UrlFormat(List.of(SqlServerConnector.PREFIX), ';');
  private static final ValueBinder BINDER = new SqlServerBinder();

  /** A result type of the driver: a cursor on the server, which other statements do not disturb. */
  private static final int SERVER_CURSOR_FORWARD_ONLY = 2004;

  /** More rows than any table has; twice the number is still a {@code long}. */
  private static final long ALL = (1L << 62) - 1;

  private volatile SqlServerPatternCollation patterns = SqlServerPatternCollation.AS_DOCUMENTED;

  @Override
  public Database database() {
    return Database.SQLSERVER;
  }

  @Override
  public UrlFormat urlFormat() {
    return URLS;
  }

  @Override
  public SchemaDialect schema() {
    return new SqlServerSchema();
  }

  /** The driver cannot, and the server needs it not: a transaction has few points at a time. */
  @Override
  public void release(Connection connection, Savepoint point) {}

  @Override
  public ValueBinder binder() {
    return BINDER;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    try (Connection connection = SqlServerConnector.connect(address)) {
      SqlServerRequirements.check(connection, address);
      patterns = SqlServerPatternCollation.ask(connection);
    } catch (SQLException e) {
      throw SqlServerConnector.unreachable(address, e);
    }
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setDataSourceProperties(SqlServerConnector.properties(address));
    pool.setConnectionInitSql("set transaction isolation level snapshot");
    return pool;
  }

  @Override
  public HikariConfig writePool(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setDataSourceProperties(SqlServerConnector.properties(address));
    pool.setConnectionInitSql("set transaction isolation level read committed");
    pool.setAutoCommit(false); // no round trip to change it
    return pool;
  }

  @Override
  public OutboxGaps outboxGaps() {
    return new SqlServerGaps();
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      return SqlServerConnector.connect(address);
    } catch (SQLException e) {
      throw SqlServerConnector.unreachable(address, e);
    }
  }

  /**
   * FETCH takes no zero: for a limit of zero, all rows are skipped instead. The sum of limit and
   * offset has to be a {@code long}, too.
   */
  @Override
  public BoundStatement adapt(BoundStatement given) {
    SqlServerLimits.check(given);
    BoundStatement statement = patterns.adapt(given);
    if (statement.offset() > 0 && statement.limit() == 0) {
      return statement.with(1, ALL);
    }
    return statement.limit() > ALL || statement.offset() > ALL
        ? statement.with(Math.min(statement.limit(), ALL), Math.min(statement.offset(), ALL))
        : statement;
  }

  /**
   * With a cursor on the server: otherwise the driver reads all remaining rows of an open result
   * into memory when another statement runs.
   */
  @Override
  public PreparedStatement prepareStream(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql, SERVER_CURSOR_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public ResultRow row(ResultSet result) {
    return new SqlServerRow(result);
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, SqlServerKeys::keyReader);
  }

  @Override
  public void stream(PreparedStatement statement, int fetchRows) throws SQLException {
    statement.setFetchSize(fetchRows);
  }

  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    latest.cancel();
  }

  @Override
  public Failure classify(SQLException failure) {
    return SqlServerError.classify(failure);
  }

  @Override
  public Optional<ConstraintViolation> violation(SQLException failure) {
    return SqlServerError.violation(failure);
  }

  @Override
  public boolean isConflict(SQLException failure) {
    return SqlServerError.isConflict(failure);
  }

  @Override
  public TransactionControl transactionControl() {
    return TRANSACTIONS;
  }

  @Override
  public boolean isUnknownSavepoint(SQLException failure) {
    return false; // no savepoint is released here
  }
}
