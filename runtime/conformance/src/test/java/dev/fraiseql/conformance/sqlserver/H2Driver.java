package dev.fraiseql.conformance.sqlserver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * H2 behind an address of SQL Server, {@code jdbc:sqlserver:h2:NAME}: what {@link H2Words} has no
 * words of H2 for is sent as it is. A statement that returns a {@code datetimeoffset} is rejected.
 */
public final class H2Driver implements Driver {
  /** What its addresses begin with. Microsoft's driver wants two slashes, and leaves them to us. */
  static final String PREFIX = "jdbc:sqlserver:h2:";

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String own =
        "jdbc:h2:mem:"
            + url.substring(PREFIX.length())
            + ";MODE=MSSQLServer;DB_CLOSE_DELAY=-1;TIME ZONE=UTC;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    Connection connection = new org.h2.Driver().connect(own, new Properties());
    return translating(Connection.class, connection);
  }

  private static <T> T translating(Class<T> type, Object target) {
    InvocationHandler handler = (proxy, method, arguments) -> invoke(target, method, arguments);
    return type.cast(
        Proxy.newProxyInstance(H2Driver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] given)
      throws Throwable {
    Object @Nullable [] arguments = given;
    String name = method.getName();
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
      if (name.equals("prepareStatement")) {
        PreparedStatement statement =
            ((Connection) target)
                .prepareStatement(
                    H2Words.translate(sql),
                    ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY);
        requireReadable(statement, sql);
        return statement;
      }
      if (name.startsWith("execute")) {
        arguments = arguments.clone();
        arguments[0] = H2Words.translate(sql);
      }
    }
    try {
      Object result = method.invoke(target, arguments);
      return result instanceof Statement statement && !(result instanceof PreparedStatement)
          ? translating(Statement.class, statement)
          : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Microsoft's driver reads the type wrongly in October 1582: see SqlServerDialect.read. */
  private static void requireReadable(PreparedStatement statement, String sql) throws SQLException {
    ResultSetMetaData columns = statement.getMetaData();
    for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
      if (columns.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE) {
        throw new SQLException("Column " + i + " is a datetimeoffset: " + sql);
      }
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
