package dev.fraiseql.jdbc.postgresql;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.BinaryCopy;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.DurationCount;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.OwnReads;
import dev.fraiseql.jdbc.PostgresqlOwnReads;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** PostgreSQL, through its own driver. */
public final class PostgresqlRuntime implements RuntimeDialect {
  private static final int CONNECT_SECONDS = 10;
  private static final String QUERY_CANCELED = "57014";
  private static final String TRANSACTION_TIMEOUT = "25P04";
  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String INVALID_REGULAR_EXPRESSION = "2201B";

  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  /** The class of states in which the server ended the connection, but for QUERY_CANCELED. */
  private static final String OPERATOR_INTERVENTION = "57";

  private static final String CONNECTION_EXCEPTION = "08";

  @Override
  public Database database() {
    return Database.POSTGRESQL;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    PGSimpleDataSource source = source(address);
    try {
      source.getConnection().close();
      HikariConfig pool = new HikariConfig();
      pool.setDataSource(source);
      // Said once to each connection, so that the BEGIN of a plan of several statements need not
      // repeat it.
      pool.setConnectionInitSql(
          "set session characteristics as transaction isolation level repeatable read, read only;"
              + " set time zone 'UTC'");
      return pool;
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      Connection connection = source(address).getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set time zone 'UTC'");
      }
      return connection;
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  private static PGSimpleDataSource source(DatabaseAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    // What follows are defaults: parameters of the URL come later and win.
    source.setApplicationName("fraiseql");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    // The same few statements come again and again: each is prepared on the server at its first
    // use, and its rows come in binary from then on.
    source.setPrepareThreshold(1);
    source.setPreparedStatementCacheQueries(512);
    source.setPreparedStatementCacheSizeMiB(8);
    try {
      source.setUrl(address.url());
    } catch (IllegalArgumentException e) {
      throw new DatabaseOpenException("Not a PostgreSQL URL: " + address.shownUrl() + ".", e);
    }
    if (address.user() != null) {
      source.setUser(address.user());
    }
    if (address.password() != null) {
      source.setPassword(address.password());
    }
    return source;
  }

  private static DatabaseOpenException unreachable(DatabaseAddress address, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (state) {
          case "3D000" -> "the server has no such database";
          case "28P01", "28000" -> "the server refuses this user or password";
          case "53300" -> "the server has no connection left";
          case "57P03" -> "the server is starting or stopping";
          default ->
              PSQLState.isConnectionError(state)
                  ? "no server answers there"
                  : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", failure);
  }

  @Override
  public Optional<BinaryCopy> binaryCopy() {
    return Optional.of(new PostgresqlCopy());
  }

  /** Whose rows come in binary the first time, too, at one round trip more that time. */
  @Override
  public PreparedStatement prepareStream(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = prepare(connection, sql);
    statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
    return statement;
  }

  @Override
  public boolean takesSeveral() {
    return true;
  }

  @Override
  public void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (type.list()) {
      bindList(statement, index, type.element(), (List<?>) value);
      return;
    }
    switch (type.scalar()) {
      // A number too large for its column is compared all the same: it is simply larger.
      case BYTE, SHORT, INT, LONG -> statement.setLong(index, (Long) value);
      case FLOAT -> statement.setFloat(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
      case STRING, ENUM -> statement.setString(index, (String) value);
      case JSON -> statement.setObject(index, value, Types.OTHER);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case INSTANT -> statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
      case LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, UUID -> statement.setObject(index, value);
      case DURATION -> statement.setLong(index, DurationCount.of((Duration) value, type.scale()));
      case BYTES -> statement.setBytes(index, (byte[]) value);
    }
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG ->
          statement.setObject(index, values.stream().mapToLong(value -> (Long) value).toArray());
      case DURATION ->
          statement.setObject(
              index,
              values.stream()
                  .mapToLong(value -> DurationCount.of((Duration) value, type.scale()))
                  .toArray());
      case FLOAT ->
          array(statement, index, "float4", values.stream().map(PostgresqlRuntime::toFloat));
      case DOUBLE -> array(statement, index, "float8", values.stream());
      case DECIMAL -> array(statement, index, "numeric", values.stream());
      case STRING, ENUM -> array(statement, index, "text", values.stream());
      case JSON -> array(statement, index, "jsonb", values.stream());
      case BOOLEAN -> array(statement, index, "bool", values.stream());
      case INSTANT -> array(statement, index, "timestamptz", values.stream().map(Object::toString));
      case LOCAL_DATE_TIME ->
          array(statement, index, "timestamp", values.stream().map(Object::toString));
      case LOCAL_DATE -> array(statement, index, "date", values.stream().map(Object::toString));
      case LOCAL_TIME -> array(statement, index, "time", values.stream().map(Object::toString));
      case UUID -> array(statement, index, "uuid", values.stream());
      case BYTES -> statement.setObject(index, values.toArray(byte[][]::new));
    }
  }

  private static Float toFloat(Object value) {
    return ((Double) value).floatValue();
  }

  private static void array(
      PreparedStatement statement, int index, String type, java.util.stream.Stream<?> values)
      throws SQLException {
    statement.setArray(
        index, statement.getConnection().createArrayOf(type, values.toArray(Object[]::new)));
  }

  @Override
  public OwnReads ownReads() {
    return new PostgresqlOwnReads();
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new PostgresqlKeys(positions, types);
  }

  @Override
  public void stream(PreparedStatement statement, int fetchRows) throws SQLException {
    statement.setFetchSize(fetchRows);
  }

  /** Not by way of the statement, whose cancel() does nothing once its first rows are there. */
  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public Failure classify(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case QUERY_CANCELED, TRANSACTION_TIMEOUT, IDLE_IN_TRANSACTION_TIMEOUT -> Failure.STOPPED;
      case LOCK_NOT_AVAILABLE -> Failure.LOCKED;
      case INVALID_REGULAR_EXPRESSION -> Failure.BAD_PATTERN;
      case FEATURE_NOT_SUPPORTED -> isOutdated(failure) ? Failure.OUTDATED : Failure.INTERNAL;
      default ->
          state.startsWith(OPERATOR_INTERVENTION) || state.startsWith(CONNECTION_EXCEPTION)
              ? Failure.LOST
              : Failure.INTERNAL;
    };
  }

  /**
   * "Cached plan must not change result type": the message is in the server's language, but where
   * it comes from is not.
   */
  private static boolean isOutdated(SQLException failure) {
    return failure instanceof PSQLException answer
        && answer.getServerErrorMessage() != null
        && "RevalidateCachedQuery".equals(answer.getServerErrorMessage().getRoutine());
  }
}
