package dev.fraiseql.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;

/** The data as HSQLDB has them, asked by plain SQL: what every answer is measured against. */
final class Original {
  private Original() {}

  /**
   * The rows of a query. A column labelled {@code customer.name} becomes the entry {@code name} of
   * an entry {@code customer}.
   */
  static List<Map<String, Object>> rows(String sql, Object... parameters) {
    try (Connection connection =
            DriverManager.getConnection(
                ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(entries(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalArgumentException(sql, e);
    }
  }

  private static Map<String, Object> entries(ResultSet row) throws SQLException {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object value = row.getObject(i);
      put(
          entries,
          row.getMetaData().getColumnLabel(i),
          value instanceof Date date ? date.toLocalDate() : value);
    }
    entries.replaceAll(Original::absentIfEmpty);
    return entries;
  }

  /** An outer join that found nothing is an object that is not there. */
  private static Object absentIfEmpty(String key, Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> nested = (Map<String, Object>) value;
    nested.replaceAll(Original::absentIfEmpty);
    return nested.values().stream().allMatch(Objects::isNull) ? null : nested;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> entries, String label, Object value) {
    int dot = label.indexOf('.');
    if (dot < 0) {
      entries.put(label, value);
    } else {
      Object nested =
          entries.computeIfAbsent(
              label.substring(0, dot), key -> new LinkedHashMap<String, Object>());
      put((Map<String, Object>) nested, label.substring(dot + 1), value);
    }
  }

  /** The one value of a query, as a number. */
  static BigDecimal figure(String sql) {
    return new BigDecimal(rows(sql).getFirst().values().iterator().next().toString());
  }
}
