package dev.fraiseql.jdbc.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query of a database's catalog. */
public final class CatalogQuery {
  private CatalogQuery() {}

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader {
    /** Reads the current row. */
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Runs a query.
   *
   * @param sql with a {@code ?} for each parameter
   * @param reader called for each row
   */
  public static void run(
      Connection connection, String sql, RowReader reader, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /** The first column of a query, as texts. */
  public static List<String> texts(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    List<String> texts = new ArrayList<>();
    run(connection, sql, row -> texts.add(row.getString(1)), parameters);
    return texts;
  }

  /**
   * Triggers as {@link SchemaDialect#triggers} has them.
   *
   * @param sql selects the name of each, that of its table, and its text
   */
  public static Map<String, String> triggers(Connection connection, String sql)
      throws SQLException {
    Map<String, String> triggers = new HashMap<>();
    run(
        connection,
        sql,
        row ->
            triggers.put(
                SchemaDialect.triggerKey(row.getString(1), row.getString(2)), row.getString(3)));
    return triggers;
  }

  /** So many placeholders, separated by commas. */
  public static String placeholders(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
