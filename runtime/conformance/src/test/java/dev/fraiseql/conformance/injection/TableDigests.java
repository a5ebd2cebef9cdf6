package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Digests of the tables of a database, read by plain SQL. */
final class TableDigests {
  private TableDigests() {}

  /** For each table, the number of rows and a digest of all values. */
  static Map<String, String> of(DomainDatabase domain) throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = domain.connect();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(),
                    connection.getSchema(),
                    "%",
                    new String[] {"TABLE", "BASE TABLE"})) {
      List<String> names = new ArrayList<>();
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
      for (String name : names) {
        tables.put(name, content(connection, name));
      }
    }
    return tables;
  }

  private static String content(Connection connection, String table) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select * from " + quote + table.replace(quote, quote + quote) + quote)) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          text.append(row.getString(i)).append('\u0000');
        }
        rows.add(text.toString());
      }
    }
    Collections.sort(rows);
    return rows.size() + " rows " + digest(String.join("\n", rows));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
