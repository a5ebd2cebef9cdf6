package dev.fraiseql.sample;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import net.hydromatic.chinook.data.hsqldb.ChinookHsqldb;

/**
 * The Chinook data as it comes: an HSQLDB database in a jar, which is read into memory to copy from
 * it.
 */
final class ChinookData implements AutoCloseable {
  /** Each after those that it refers to. */
  static final List<String> TABLES =
      List.of(
          "Artist",
          "Album",
          "Genre",
          "MediaType",
          "Track",
          "Playlist",
          "PlaylistTrack",
          "Employee",
          "Customer",
          "Invoice",
          "InvoiceLine");

  private final Connection source;

  /** Reads the jar's script, which takes about a second. */
  ChinookData() throws SQLException {
    source =
        DriverManager.getConnection(ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD);
  }

  /** Copies every table, and gives the number of rows. */
  int copyTo(Connection target) throws SQLException {
    int rows = 0;
    for (String table : TABLES) {
      rows += copy(table, target);
    }
    return rows;
  }

  private int copy(String table, Connection target) throws SQLException {
    // By key: employees after their bosses
    String select = "select * from \"" + table + "\" order by 1";
    try (Statement query = source.createStatement();
        ResultSet row = query.executeQuery(select);
        PreparedStatement insert = target.prepareStatement(insertInto(table, row))) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        for (int i = 1; i <= columns; i++) {
          insert.setObject(i, value(row, i));
        }
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  private static String insertInto(String table, ResultSet row) throws SQLException {
    StringBuilder sql = new StringBuilder("insert into \"").append(table).append("\" (");
    int columns = row.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      sql.append(i == 1 ? "\"" : ", \"").append(row.getMetaData().getColumnName(i)).append('"');
    }
    String marks = String.join(", ", Collections.nCopies(columns, "?"));
    return sql.append(") values (").append(marks).append(")").toString();
  }

  private static Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    // SQLite's driver would store a java.sql.Date as a number, and a LocalDate as the text that it
    // is.
    return value instanceof Date date ? date.toLocalDate() : value;
  }

  /** Frees the memory. */
  @Override
  public void close() throws SQLException {
    try (source;
        Statement statement = source.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }
}
