package dev.fraiseql.jdbc.postgresql;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.PostgresqlRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.BinaryCopy;
import dev.fraiseql.jdbc.BinaryLoad;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import dev.fraiseql.jdbc.SnapshotExport;
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
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, through its own driver. */
public final class PostgresqlRuntime implements RuntimeDialect {
  private static final TransactionControl TRANSACTIONS =
      new TransactionControl(
          "commit|rollback|savepoint|release|begin|start|end|abort|prepare transaction", null);

  private static final UrlFormat URLS = new UrlFormat(List.of("jdbc:postgresql:"), '?');
  private static final ValueBinder BINDER = new PostgresqlBinder();

  @Override
  public Database database() {
    return Database.POSTGRESQL;
  }

  @Override
  public UrlFormat urlFormat() {
    return URLS;
  }

  @Override
  public SchemaDialect schema() {
    return new PostgresqlSchema();
  }

  @Override
  public ValueBinder binder() {
    return BINDER;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    PGSimpleDataSource source = PostgresqlConnector.source(address);
    try {
      source.getConnection().close();
      HikariConfig pool = new HikariConfig();
      pool.setDataSource(source);
      // Set once for each connection, so that no BEGIN has to repeat it.
      pool.setConnectionInitSql(
          "set session characteristics as transaction isolation level repeatable read, read only;"
              + " set time zone 'UTC'");
      return pool;
    } catch (SQLException e) {
      throw PostgresqlConnector.unreachable(address, e);
    }
  }

  @Override
  public HikariConfig writePool(DatabaseAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(PostgresqlConnector.source(address));
    pool.setConnectionInitSql(
        "set session characteristics as transaction isolation level read committed, read write;"
            + " set time zone 'UTC'");
    pool.setAutoCommit(false); // no round trip to change it
    // Commits these settings, which a rollback of the first transaction would undo.
    pool.setIsolateInternalQueries(true);
    return pool;
  }

  @Override
  public WritingMark writingMark() {
    return new WritingMark(
        "select set_config('fraiseql.writing', '1', true)",
        "select set_config('fraiseql.writing', '', true)",
        false,
        false);
  }

  @Override
  public OutboxGaps outboxGaps() {
    return new PostgresqlGaps();
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      Connection connection = PostgresqlConnector.source(address).getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set time zone 'UTC'");
      }
      return connection;
    } catch (SQLException e) {
      throw PostgresqlConnector.unreachable(address, e);
    }
  }

  @Override
  public Optional<BinaryCopy> binaryCopy() {
    return Optional.of(new PostgresqlCopy());
  }

  @Override
  public Optional<BinaryLoad> binaryLoad() {
    return Optional.of(new PostgresqlLoad());
  }

  /** The rows come in binary the first time, too, which costs one round trip more that time. */
  @Override
  public PreparedStatement prepareStream(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = prepare(connection, sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
    return statement;
  }

  @Override
  public boolean pipelines() {
    return true;
  }

  @Override
  public Optional<SnapshotExport> snapshotExport() {
    return Optional.of(new PostgresqlSnapshots());
  }

  @Override
  public ResultRow row(ResultSet result) {
    return new PostgresqlRow(result);
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new PostgresqlKeys(positions, types);
  }

  @Override
  public void stream(PreparedStatement statement, int fetchRows) throws SQLException {
    statement.setFetchSize(fetchRows);
  }

  /** Not with the statement's cancel(), which does nothing once the first rows have arrived. */
  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public Failure classify(SQLException failure) {
    return PostgresqlError.classify(failure);
  }

  @Override
  public Optional<ConstraintViolation> violation(SQLException failure) {
    return PostgresqlError.violation(failure);
  }

  @Override
  public boolean isConflict(SQLException failure) {
    return PostgresqlError.isConflict(failure);
  }

  @Override
  public TransactionControl transactionControl() {
    return TRANSACTIONS;
  }

  @Override
  public boolean isUnknownSavepoint(SQLException failure) {
    return PostgresqlError.isUnknownSavepoint(failure);
  }
}
