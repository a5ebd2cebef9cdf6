package dev.fraiseql.conformance.flight;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that reads one row through the JDBC driver by many getters, and prints what they
 * return. It runs in a JVM of its own, whose time zone the driver uses.
 */
final class JdbcGetters {
  private static final List<String> COLUMNS =
      List.of("moment", "local", "day", "time", "micros", "money", "large", "uuid");

  private JdbcGetters() {}

  private interface Getter {
    @Nullable Object get(ResultSet row, int column) throws SQLException;
  }

  /**
   * Prints a line for each column and getter.
   *
   * @param args the URL of the server
   */
  public static void main(String[] args) throws Exception {
    String select = "SELECT " + String.join(", ", COLUMNS) + " FROM specimens WHERE id = 3";
    try (Connection connection = DriverManager.getConnection(args[0]);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      for (int i = 1; i <= COLUMNS.size(); i++) {
        print(row, i);
      }
    }
  }

  private static void print(ResultSet row, int column) {
    for (Map.Entry<String, Getter> getter : getters().entrySet()) {
      String found;
      try {
        found = text(getter.getValue().get(row, column));
      } catch (SQLException | RuntimeException e) {
        found = "fails";
      }
      System.out.println(COLUMNS.get(column - 1) + " " + getter.getKey() + ": " + found);
    }
  }

  private static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    getters.put("getObject", ResultSet::getObject);
    getters.put("getString", ResultSet::getString);
    getters.put("getTimestamp", ResultSet::getTimestamp);
    getters.put("getDate", ResultSet::getDate);
    getters.put("getTime", ResultSet::getTime);
    getters.put("getBigDecimal", ResultSet::getBigDecimal);
    getters.put("getBigDecimal, scale 1", JdbcGetters::rounded);
    getters.put("getInt", ResultSet::getInt);
    for (Class<?> type :
        List.of(
            Instant.class,
            OffsetDateTime.class,
            LocalDateTime.class,
            LocalDate.class,
            LocalTime.class,
            Duration.class,
            UUID.class)) {
      getters.put("as " + type.getSimpleName(), (row, i) -> row.getObject(i, type));
    }
    return getters;
  }

  @SuppressWarnings("deprecation") // tools call it
  private static @Nullable Object rounded(ResultSet row, int column) throws SQLException {
    return row.getBigDecimal(column, 1);
  }

  /** A timestamp as the moment that it is, whatever the zone of the JVM. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case Timestamp timestamp -> "Timestamp " + timestamp.toInstant();
      case null -> "null";
      default -> value.getClass().getSimpleName() + " " + value;
    };
  }
}
