package dev.fraiseql.jdbc.sqlite;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.DurationCount;
import dev.fraiseql.jdbc.JsonKeys;
import dev.fraiseql.jdbc.JsonList;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.KeyParts;
import dev.fraiseql.jdbc.OwnReads;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.SqliteOwnReads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** SQLite, in this process. */
public final class SqliteRuntime implements RuntimeDialect {
  /** A decimal of more digits is kept as text: a double no longer tells neighbours apart. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private static final int BUSY_MILLIS = 10_000;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Override
  public Database database() {
    return Database.SQLITE;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    Path file = SqliteSource.file(address);
    if (!Files.isRegularFile(file)) {
      throw new DatabaseOpenException(
          "Cannot open the database " + address.shownUrl() + ": there is no such file.");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    SqliteSource source = new SqliteSource(config, address.url());
    try (Connection probe = source.getConnection();
        var statement = probe.createStatement();
        var schema = statement.executeQuery("select count(*) from sqlite_schema")) {
      schema.next();
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setReadOnly(true); // as the connections are: the driver refuses to be told otherwise later
    return pool;
  }

  /** A reader that waits for a lock is not interrupted. */
  @Override
  public void waitAtMost(HikariConfig pool, Duration patience) {
    if (patience.toMillis() < BUSY_MILLIS) {
      pool.setConnectionInitSql("pragma busy_timeout = " + patience.toMillis());
    }
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    Path folder = SqliteSource.file(address).toAbsolutePath().getParent();
    SQLiteConfig config = new SQLiteConfig();
    // Readers and one writer do not wait for each other; the file remembers it.
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new SqliteSource(config, address.url()).getConnection();
    } catch (java.io.IOException e) {
      throw new DatabaseOpenException(
          "Cannot create the database " + address.shownUrl() + ": the folder cannot be created.",
          e);
    } catch (SQLException e) {
      throw unreadable(address, e);
    }
  }

  private static DatabaseOpenException unreadable(DatabaseAddress address, SQLException failure) {
    boolean notADatabase = code(failure) == SQLiteErrorCode.SQLITE_NOTADB.code;
    return new DatabaseOpenException(
        "Cannot open the database "
            + address.shownUrl()
            + (notADatabase ? ": the file is no SQLite database." : ": the file cannot be read."),
        failure);
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.unwrap(SqliteStatements.class).take(sql);
  }

  @Override
  public void release(Connection connection, String sql, PreparedStatement statement)
      throws SQLException {
    connection.unwrap(SqliteStatements.class).keep(sql, statement);
  }

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> statement.setDouble(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> {
        if (value instanceof Double || type.precision() <= DIGITS_OF_A_DOUBLE) {
          statement.setDouble(index, ((Number) value).doubleValue());
        } else {
          statement.setString(index, SqliteText.of(value, type));
        }
      }
      case BOOLEAN -> statement.setInt(index, (Boolean) value ? 1 : 0);
      case DURATION -> statement.setLong(index, DurationCount.of((Duration) value, type.scale()));
      case BYTES -> statement.setBytes(index, (byte[]) value);
      case STRING, ENUM, JSON, UUID, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          statement.setString(index, SqliteText.of(value, type));
    }
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    JsonList json = new JsonList(values.size());
    for (Object value : values) {
      add(json, type, value);
    }
    statement.setString(index, json.end());
  }

  private static void add(JsonList json, ValueType type, Object value) {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> json.add((long) (Long) value);
      case FLOAT -> json.add((Number) (double) ((Double) value).floatValue());
      case DOUBLE -> json.add((Number) value);
      case DECIMAL -> {
        if (value instanceof Double || type.precision() <= DIGITS_OF_A_DOUBLE) {
          json.add((Number) ((Number) value).doubleValue());
        } else {
          json.add(SqliteText.of(value, type));
        }
      }
      case BOOLEAN -> json.add((Boolean) value ? 1 : 0);
      case DURATION -> json.add(DurationCount.of((Duration) value, type.scale()));
      case BYTES -> json.add(HEX.formatHex((byte[]) value));
      case STRING, ENUM, JSON, UUID, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          json.add(SqliteText.of(value, type));
    }
  }

  @Override
  public OwnReads ownReads() {
    return new SqliteOwnReads();
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, SqliteRuntime::keyReader);
  }

  private static KeyParts.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> KeyParts.NUMBER;
      case BYTES -> throw new IllegalArgumentException("bytes cannot be a key on SQLite");
      // A String or a Double, whichever the row holds: so is it bound, and so is it found again.
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
    int code = code(failure);
    if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
      return Failure.STOPPED;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Failure.LOCKED;
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains(SearchedPattern.UNREADABLE)) {
      return Failure.BAD_PATTERN;
    }
    return message.contains(SearchedPattern.COSTLY) ? Failure.COSTLY_PATTERN : Failure.INTERNAL;
  }

  private static int code(SQLException failure) {
    return failure.getErrorCode() & 0xff; // without the extended part
  }
}
