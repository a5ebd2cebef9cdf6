package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Connections to one SQLite file that know our functions. */
final class SqliteDataSource extends SQLiteDataSource {
  static final String PREFIX = "jdbc:sqlite:";

  SqliteDataSource(SQLiteConfig config, String url) {
    super(config);
    setUrl(url);
  }

  /**
   * The file that an address names.
   *
   * @throws DatabaseOpenException if it names none: a database in memory belongs to one connection
   *     and cannot be pooled
   */
  static Path file(DatabaseAddress address) {
    String name =
        address
            .url()
            .substring(PREFIX.length())
            .replaceFirst("\\?.*$", "")
            .replaceFirst("^file:", "");
    if (name.isEmpty() || name.startsWith(":")) {
      throw new DatabaseOpenException(
          "Cannot open the database "
              + address.shownUrl()
              + ": it would live in the memory of one connection only. Name a file.");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new DatabaseOpenException(
          "Cannot open the database " + address.shownUrl() + ": that is no file name.", e);
    }
  }

  @Override
  public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    SQLiteConnection connection =
        new CachingSqliteConnection(
            getUrl(), getUrl().substring(PREFIX.length()), getConfig().toProperties());
    SqliteFunctions.register(connection);
    return connection;
  }
}
