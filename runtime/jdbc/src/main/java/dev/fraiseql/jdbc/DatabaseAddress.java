package dev.fraiseql.jdbc;

import dev.fraiseql.annotations.Database;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and the credentials for it.
 *
 * @param url a JDBC URL
 * @param user null to leave it to the URL
 * @param password null to leave it to the URL
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

  /** An address whose URL says all. */
  public DatabaseAddress(String url) {
    this(url, null, null);
  }

  /**
   * The database that the URL names.
   *
   * @throws DatabaseOpenException if it names none that is served
   */
  public Database database() {
    return Databases.ofUrl(url)
        .map(RuntimeDialect::database)
        .orElseThrow(() ->
            new DatabaseOpenException(
                "Not the URL of a database served here: "
                    + shownUrl()
                    + ". It begins with "
                    + String.join(" or ", Databases.urlPrefixes())
                    + "."));
  }

  /** The URL without what may be secret: user, password and parameters. */
  public String shownUrl() {
    char parameters =
        Databases.ofUrl(url).map(dialect -> dialect.urlFormat().parameters()).orElse('?');
    int end = url.indexOf(parameters);
    String bare = end < 0 ? url : url.substring(0, end);
    return bare.replaceFirst("//[^/@]*@", "//");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return shownUrl();
  }
}
