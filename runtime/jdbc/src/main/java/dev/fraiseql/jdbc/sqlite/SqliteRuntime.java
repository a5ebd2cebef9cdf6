package dev.fraiseql.jdbc.sqlite;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.SqliteRow;
import dev.fraiseql.jdbc.ColumnarKeys;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.JsonKeys;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import dev.fraiseql.jdbc.TransactionControl;
import dev.fraiseql.jdbc.UrlFormat;
import dev.fraiseql.jdbc.ValueBinder;
import dev.fraiseql.jdbc.WritingMark;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** SQLite, in this process. */
public final class SqliteRuntime implements RuntimeDialect {
  private static final TransactionControl TRANSACTIONS =
      new TransactionControl("commit|rollback|savepoint|release|begin|end", null);

  private static final UrlFormat URLS = new UrlFormat(List.of(SqliteDataSource.PREFIX), '?');
  private static final ValueBinder BINDER = new SqliteBinder();

  private static final int BUSY_MILLIS = 10_000;

  @Override
  public Database database() {
    return Database.SQLITE;
  }

  @Override
  public UrlFormat urlFormat() {
    return URLS;
  }

  @Override
  public SchemaDialect schema() {
    return new SqliteSchema();
  }

  @Override
  public ValueBinder binder() {
    return BINDER;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    Path file = SqliteDataSource.file(address);
    if (!Files.isRegularFile(file)) {
      throw new DatabaseOpenException(
          "Cannot open the database " + address.shownUrl() + ": there is no such file.");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    SqliteDataSource source = new SqliteDataSource(config, address.url());
    try (Connection probe = source.getConnection();
        var statement = probe.createStatement();
        var schema = statement.executeQuery("select count(*) from sqlite_schema")) {
      schema.next();
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setReadOnly(true); // as the connections are: the driver refuses to change it later
    return pool;
  }

  /**
   * Transactions lock the file when they begin, so that none fails when it first writes. The driver
   * begins one as soon as autocommit is off, so a connection in the pool keeps it on.
   */
  @Override
  public HikariConfig writePool(DatabaseAddress address) {
    SQLiteConfig config = new SQLiteConfig();
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(new SqliteDataSource(config, address.url()));
    return pool;
  }

  /** Ends the transaction and begins none, which commit() does. */
  @Override
  public void commit(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
  }

  /**
   * Transactions lock the file when they write: Flyway begins several at once, only one of which
   * writes.
   */
  @Override
  public HikariConfig migrationPool(DatabaseAddress address) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(new SqliteDataSource(config, address.url()));
    return pool;
  }

  /** One: waiting for the pool is fair, waiting for the file's lock is not. */
  @Override
  public int writers(int size) {
    return 1;
  }

  /** A reader that waits for a lock cannot be interrupted. */
  @Override
  public void limitLockWait(HikariConfig pool, Duration maxWait) {
    if (maxWait.toMillis() < BUSY_MILLIS) {
      pool.setConnectionInitSql("pragma busy_timeout = " + maxWait.toMillis());
    }
  }

  @Override
  public WritingMark writingMark() {
    return new WritingMark(
        "insert into fq_writing (id) values (1)", "delete from fq_writing", true, false);
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    Path folder = SqliteDataSource.file(address).toAbsolutePath().getParent();
    SQLiteConfig config = new SQLiteConfig();
    // Readers and the one writer do not wait for each other; the file stores the mode.
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new SqliteDataSource(config, address.url()).getConnection();
    } catch (java.io.IOException e) {
      throw new DatabaseOpenException(
          "Cannot create the database " + address.shownUrl() + ": the folder cannot be created.",
          e);
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
  }

  private static DatabaseOpenException unreadable(DatabaseAddress address, SQLException failure) {
    boolean notADatabase = SqliteError.code(failure) == SQLiteErrorCode.SQLITE_NOTADB.code;
    return new DatabaseOpenException(
        "Cannot open the database "
            + address.shownUrl()
            + (notADatabase ? ": the file is no SQLite database." : ": the file cannot be read."),
        failure);
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.unwrap(CachingSqliteConnection.class).take(sql);
  }

  @Override
  public void release(Connection connection, String sql, PreparedStatement statement)
      throws SQLException {
    connection.unwrap(CachingSqliteConnection.class).giveBack(sql, statement);
  }

  @Override
  public ResultRow row(ResultSet result) {
    return new SqliteRow(result);
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, SqliteRuntime::keyReader);
  }

  private static ColumnarKeys.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> ColumnarKeys.NUMBER;
      case BYTES -> throw new IllegalArgumentException("bytes cannot be a key on SQLite");
      // A String or a Double, whichever the row holds, is bound as such and found again.
      default -> (row, position) -> row.getObject(position);
    };
  }

  /** Rows are always fetched one by one, as they are read. */
  @Override
  public void stream(PreparedStatement statement, int fetchRows) {}

  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
  }

  @Override
  public Failure classify(SQLException failure) {
    return SqliteError.classify(failure);
  }

  @Override
  public Optional<ConstraintViolation> violation(SQLException failure) {
    return SqliteError.violation(failure);
  }

  @Override
  public boolean isConflict(SQLException failure) {
    return SqliteError.classify(failure) == Failure.LOCKED;
  }

  /** For SQL that is not prepared, the driver counts what triggers and foreign keys change, too. */
  @Override
  public long changedRows(Connection connection, long counted) throws SQLException {
    return counted == 0 ? 0 : connection.unwrap(SQLiteConnection.class).getDatabase().changes();
  }

  @Override
  public TransactionControl transactionControl() {
    return TRANSACTIONS;
  }

  @Override
  public boolean isUnknownSavepoint(SQLException failure) {
    return SqliteError.isUnknownSavepoint(failure);
  }
}
