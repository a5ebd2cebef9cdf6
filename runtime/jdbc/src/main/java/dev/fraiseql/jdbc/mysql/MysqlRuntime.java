package dev.fraiseql.jdbc.mysql;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.MysqlMicros;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.DurationCount;
import dev.fraiseql.jdbc.JsonKeys;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.KeyParts;
import dev.fraiseql.jdbc.MysqlOwnReads;
import dev.fraiseql.jdbc.OwnReads;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * MySQL and MariaDB, through MariaDB's driver, which speaks to both. Statements are always prepared
 * by the server: their rows then come in binary, which keeps floats exact.
 */
public final class MysqlRuntime implements RuntimeDialect {
  private static final String PREFIX = "jdbc:mysql:";
  private static final String OWN_PREFIX = "jdbc:mariadb:";

  /** What stands last wins over what the address says. */
  private static final String OPTIONS =
      "useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=256"
          + "&connectTimeout=10000&tcpKeepAlive=true&allowMultiQueries=false"
          // UTC; no mode that changes what SQL means; and time for a slow reader of a stream.
          + "&sessionVariables=time_zone='+00:00',sql_mode='NO_ENGINE_SUBSTITUTION'"
          // Averages are rounded to more digits than the 4 that a division has otherwise.
          + ",net_write_timeout=600,div_precision_increment=30";

  /** The most digits that a number of the server has. */
  private static final int MOST_DIGITS = 65;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private volatile MysqlServer server = MysqlServer.MODERN;

  @Override
  public Database database() {
    return Database.MYSQL;
  }

  @Override
  public HikariConfig readPool(DatabaseAddress address) {
    MariaDbDataSource source = source(address);
    try (Connection connection = source.getConnection()) {
      server = MysqlServer.ask(connection);
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setConnectionInitSql("set session transaction isolation level repeatable read, read only");
    return pool;
  }

  @Override
  public Connection openForSetup(DatabaseAddress address) {
    try {
      return source(address).getConnection();
    } catch (SQLException e) {
      throw unreachable(address, e);
    }
  }

  private static MariaDbDataSource source(DatabaseAddress address) {
    String url = address.url();
    String own = url.startsWith(PREFIX) ? OWN_PREFIX + url.substring(PREFIX.length()) : url;
    try {
      MariaDbDataSource source =
          new MariaDbDataSource(own + (own.contains("?") ? "&" : "?") + OPTIONS);
      if (address.user() != null) {
        source.setUser(address.user());
      }
      if (address.password() != null) {
        source.setPassword(address.password());
      }
      return source;
    } catch (SQLException e) {
      throw new DatabaseOpenException("Not a MySQL URL: " + address.shownUrl() + ".", e);
    }
  }

  private static DatabaseOpenException unreachable(DatabaseAddress address, SQLException thrown) {
    SQLException failure = innermost(thrown);
    String state = String.valueOf(failure.getSQLState());
    String why =
        switch (failure.getErrorCode()) {
          case MysqlError.NO_DATABASE -> "the server has no such database";
          case MysqlError.ACCESS_DENIED, MysqlError.DATABASE_ACCESS_DENIED ->
              "the server refuses this user or password";
          case MysqlError.TOO_MANY_CONNECTIONS -> "the server has no connection left";
          case MysqlError.SHUTDOWN -> "the server is stopping";
          case MysqlError.TABLE_ACCESS_DENIED ->
              "this version of MySQL lets only those call JSON_TABLE who may read all of its"
                  + " databases; take a newer one, or GRANT SELECT ON *.* to this user";
          default ->
              String.valueOf(failure.getMessage()).contains("RSA public key")
                  ? "the server takes a password over TLS only, unless the URL says"
                      + " allowPublicKeyRetrieval=true"
                  : state.startsWith("08")
                      ? "no server answers there"
                      : "the server answers with an error, SQLSTATE " + state;
        };
    return new DatabaseOpenException(
        "Cannot open the database " + address.shownUrl() + ": " + why + ".", thrown);
  }

  /** What the server said, where the driver wraps it: a session that cannot be set up, say. */
  private static SQLException innermost(SQLException failure) {
    return failure.getCause() instanceof SQLException cause ? innermost(cause) : failure;
  }

  @Override
  public BoundStatement adapt(BoundStatement statement) {
    return ListSpreader.spread(server.adapt(statement));
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
      case FLOAT -> statement.setDouble(index, ((Double) value).floatValue());
      case DOUBLE -> statement.setDouble(index, (Double) value);
      case DECIMAL -> bindDecimal(statement, index, (Number) value);
      case BOOLEAN -> statement.setInt(index, (Boolean) value ? 1 : 0);
      case INSTANT ->
          statement.setObject(index, LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
      case LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> statement.setObject(index, value);
      case DURATION -> statement.setLong(index, DurationCount.of((Duration) value, type.scale()));
      case STRING, ENUM, JSON, UUID -> statement.setString(index, value.toString());
      case BYTES -> throw new IllegalArgumentException("no bytes: " + value.getClass());
    }
  }

  /**
   * A number of more digits than the server knows is larger, or smaller, than any of its columns.
   */
  private static void bindDecimal(PreparedStatement statement, int index, Number value)
      throws SQLException {
    if (value instanceof BigDecimal decimal && decimal.precision() <= MOST_DIGITS) {
      statement.setBigDecimal(index, decimal);
    } else {
      statement.setDouble(
          index, Math.clamp(value.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE));
    }
  }

  @Override
  public void bindList(PreparedStatement statement, int index, ValueType type, List<?> values) {
    throw new UnsupportedOperationException("MySQL takes the values of a list one by one");
  }

  @Override
  public OwnReads ownReads() {
    return new MysqlOwnReads();
  }

  @Override
  public KeyBatch keyBatch(List<Integer> positions, List<ValueType> types) {
    return new JsonKeys(positions, types, MysqlRuntime::keyReader);
  }

  private static KeyParts.KeyReader keyReader(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> KeyParts.NUMBER;
      case FLOAT, DOUBLE -> ResultSet::getDouble;
      case INSTANT, LOCAL_DATE_TIME -> MysqlRuntime::dateTime;
      case BYTES -> (row, position) -> HEX.formatHex(row.getBytes(position));
      default -> ResultSet::getString;
    };
  }

  private static String dateTime(ResultSet row, int position) throws SQLException {
    long micros = Objects.requireNonNull(row.getObject(position, MysqlMicros.class)).count();
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000),
            Math.floorMod(micros, 1_000_000) * 1_000,
            ZoneOffset.UTC)
        .toString();
  }

  @Override
  public void stream(PreparedStatement statement, int fetchRows) throws SQLException {
    statement.setFetchSize(fetchRows);
  }

  /**
   * Each change of mode is a round trip. So a connection stays in the mode of its last use, behind
   * the pool's back, which would change it back each time: most requests are like those before.
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

  /** By way of a second connection, which the driver opens for it. */
  @Override
  public void stop(Connection connection, Statement latest) throws SQLException {
    connection.unwrap(org.mariadb.jdbc.Connection.class).cancelCurrentQuery();
  }

  @Override
  public Failure classify(SQLException failure) {
    return MysqlError.classify(failure);
  }
}
