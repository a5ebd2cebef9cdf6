package dev.fraiseql.sample;

import dev.fraiseql.annotations.Database;
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

/** The source of the Chinook data: an HSQLDB database in a jar, which is loaded into memory. */
final class ChinookData implements AutoCloseable {
  /** The tables, each after those that it references. */
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

  /** Loads the database, which takes about a second. */
  ChinookData() throws SQLException {
    source =
        DriverManager.getConnection(ChinookHsqldb.URI, ChinookHsqldb.USER, ChinookHsqldb.PASSWORD);
  }

  /** Copies every table and returns the number of rows. */
  int copyTo(Connection target, Database database) throws SQLException {
    int rows = 0;
    for (String table : TABLES) {
      // SQL Server accepts keys for such a table only under this setting.
      boolean generatesKeys = database == Database.SQLSERVER && generatesKeys(table, target);
      if (generatesKeys) {
        MusicStore.execute(target, "set identity_insert \"" + table + "\" on");
      }
      rows += copy(table, target);
      if (database == Database.POSTGRESQL && generatesKeys(table, target)) {
        numberAfterCopiedRows(table, target);
      }
      if (generatesKeys) {
        MusicStore.execute(target, "set identity_insert \"" + table + "\" off");
      }
    }
    return rows;
  }

  /** Whether the database generates the first column. */
  private static boolean generatesKeys(String table, Connection target) throws SQLException {
    try (Statement statement = target.createStatement();
        ResultSet none = statement.executeQuery("select * from \"" + table + "\" where 1 = 0")) {
      return none.getMetaData().isAutoIncrement(1);
    }
  }

  /** New rows are numbered after the copied ones; the other databases do that by themselves. */
  private static void numberAfterCopiedRows(String table, Connection target) throws SQLException {
    String key = table + "Id";
    MusicStore.execute(
        target,
        "select setval(pg_get_serial_sequence('\"%1$s\"', '%2$s'), max(\"%2$s\")) from \"%1$s\""
            .formatted(table, key));
  }

  private int copy(String table, Connection target) throws SQLException {
    // By key, so that employees follow their managers
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
    String placeholders = String.join(", ", Collections.nCopies(columns, "?"));
    return sql.append(") values (").append(placeholders).append(")").toString();
  }

  private static Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    // SQLite's driver stores a java.sql.Date as a number, and a LocalDate as a text.
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
