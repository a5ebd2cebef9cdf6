package dev.fraiseql.jdbc.sqlserver;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.DurationCount;
import dev.fraiseql.jdbc.JsonKeys;
import dev.fraiseql.jdbc.JsonList;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.KeyParts;
import dev.fraiseql.jdbc.OwnReads;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.SqlServerOwnReads;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * SQL Server, through Microsoft's driver. Unproven: it has never been connected to one.
 *
 * <p>Every read sees a snapshot, for which the database must allow {@code snapshot} isolation: see
 * {@link SqlServerDatabase}. No transaction can be told to be read-only; the user that we connect
 * as should be allowed to read alone.
 */
public final class SqlServerRuntime implements RuntimeDialect {
  /** The driver's own type of result: a cursor on the server, which others do not disturb. */
  private static final int SERVER_CURSOR_FORWARD_ONLY = 2004;

  /** The most digits that a decimal of the server has. */
  private static final int MOST_DIGITS = 38;

  /** Rows to skip that no table has; with as many behind them it is still a {@code long}. */
  private static final long ALL = (1L << 62) - 1;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private volatile SqlServerPatterns patterns = SqlServerPatterns.AS_DOCUMENTED;

  @Override
  public Database database() {
    return Database.SQLSERVER;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    try (Connection connection = connect(address)) {
      SqlServerDatabase.check(connection, address);
      patterns = SqlServerPatterns.ask(connection);
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setDataSourceProperties(properties(address));
    pool.setConnectionInitSql("set transaction isolation level snapshot");
    return pool;
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      return connect(address);
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), properties(address));
  }

  private static Properties properties(DatabaseAddress address) {
    Properties properties = new Properties();
    // Texts are bound in UTF-16: in the code page of the database, letters would be lost.
    properties.setProperty("sendStringParametersAsUnicode", "true");
    // Values are read from the wire as they are asked for, and statements stay prepared.
    properties.setProperty("responseBuffering", "adaptive");
    properties.setProperty("disableStatementPooling", "false");
    properties.setProperty("statementPoolingCacheSize", "256");
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    return properties;
  }

  private static DatabaseOpenException unreachable(DatabaseAddress address, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (failure.getErrorCode()) {
          case SqlServerError.NO_DATABASE ->
              "the server has no such database, or refuses this user there";
          case SqlServerError.LOGIN_FAILED -> "the server refuses this user or password";
          default ->
              state.startsWith(SqlServerError.CONNECTION_EXCEPTION)
                  ? "no server answers there, or its certificate is not trusted"
                  : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", failure);
  }

  /** FETCH takes no zero: then all rows are skipped. And the sum of two limits is a number, too. */
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
   * With a cursor on the server: what the driver has not read of another statement's rows it would
   * keep in memory, all of it, when the next one runs.
   */
  @Override
  public PreparedStatement prepareStream(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql, SERVER_CURSOR_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
  }

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
      return;
    }
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> bindSingle(statement, index, (Double) value);
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> bindDecimal(statement, index, (Number) value);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case DURATION -> statement.setLong(index, DurationCount.of((Duration) value, type.scale()));
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME ->
          statement.setString(index, SqlServerTime.text(value));
      case STRING, ENUM, JSON, UUID -> statement.setString(index, value.toString());
      case BYTES -> throw new IllegalArgumentException("no bytes: " + value.getClass());
    }
  }

  private static void bindSingle(PreparedStatement statement, int index, Double value)
      throws SQLException {
    if (Float.isFinite(value.floatValue())) {
      statement.setFloat(index, value.floatValue());
    } else {
      statement.setDouble(index, value);
    }
  }

  /** The number of single precision as one of double precision; its own if it is beyond those. */
  private static double single(Double value) {
    float single = value.floatValue();
    return Float.isFinite(single) ? single : value;
  }

  /** A number of more digits than the server knows is beyond all of its columns. */
  private static void bindDecimal(PreparedStatement statement, int index, Number value)
      throws SQLException {
    if (value instanceof BigDecimal decimal && decimal.precision() <= MOST_DIGITS) {
      statement.setBigDecimal(index, decimal);
    } else {
      statement.setDouble(index, Math.copySign(Double.MAX_VALUE, value.doubleValue()));
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
      case FLOAT -> json.add((Number) single((Double) value));
      case DOUBLE -> json.add((Number) value);
      case DECIMAL -> addDecimal(json, type, value);
      case BOOLEAN -> json.add((Boolean) value ? 1 : 0);
      case DURATION -> json.add(DurationCount.of((Duration) value, type.scale()));
      case BYTES -> json.add(HEX.formatHex((byte[]) value));
      case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> json.add(SqlServerTime.text(value));
      case STRING, ENUM, JSON, UUID -> json.add(value.toString());
    }
  }

  /**
   * One that the column cannot hold is written as the least number that is too large for it, which
   * the statement has a digit for. A column of all digits that there are leaves none: then it is
   * left out, since it equals nothing.
   */
  private static void addDecimal(JsonList json, ValueType type, Object value) {
    int whole = Math.min(type.precision(), MOST_DIGITS) - type.scale();
    if (value instanceof BigDecimal decimal && decimal.precision() - decimal.scale() <= whole) {
      json.add(decimal.toPlainString());
    } else if (type.precision() < MOST_DIGITS) {
      json.add(BigDecimal.ONE.movePointRight(whole).toPlainString());
    }
  }

  @Override
  public OwnReads ownReads() {
    return new SqlServerOwnReads();
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, SqlServerRuntime::keyReader);
  }

  private static KeyParts.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> KeyParts.NUMBER;
      case FLOAT, DOUBLE -> ResultSet::getDouble;
      case DECIMAL -> (row, position) -> row.getBigDecimal(position).toPlainString();
      case INSTANT -> (row, position) -> time(row, position, OffsetDateTime.class);
      case LOCAL_DATE_TIME -> (row, position) -> time(row, position, LocalDateTime.class);
      case LOCAL_DATE -> (row, position) -> time(row, position, LocalDate.class);
      case LOCAL_TIME -> (row, position) -> time(row, position, LocalTime.class);
      case BYTES -> (row, position) -> HEX.formatHex(row.getBytes(position));
      case STRING, ENUM, JSON, UUID -> ResultSet::getString;
    };
  }

  private static String time(ResultSet row, int position, Class<?> type) throws SQLException {
    return SqlServerTime.text(Objects.requireNonNull(row.getObject(position, type)));
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
}
