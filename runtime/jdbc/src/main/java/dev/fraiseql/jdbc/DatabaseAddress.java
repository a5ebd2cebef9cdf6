package dev.fraiseql.jdbc;

import dev.fraiseql.annotations.Database;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and as whom to go there.
 *
 * @param url a JDBC URL
 * @param user null to leave it to the URL
 * @param password null to leave it to the URL
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

  private static final String SQLSERVER = "jdbc:sqlserver:";

  /** An address whose URL says all. */
  public DatabaseAddress(String url) {
    this(url, null, null);
  }

  /**
   * The product that the URL names.
   *
   * @throws DatabaseOpenException if it names none that is served
   */
  public Database database() {
    return Arrays.stream(Database.values())
        .filter(database -> prefixes(database).stream().anyMatch(url::startsWith))
        .findFirst()
        .orElseThrow(() ->
            new DatabaseOpenException(
                "Not the URL of a database served here: "
                    + shownUrl()
                    + ". It begins with "
                    + Arrays.stream(Database.values())
                        .flatMap(database -> prefixes(database).stream())
                        .collect(Collectors.joining(" or "))
                    + "."));
  }

  /** The URL without what may be secret: user, password and parameters. */
  public String shownUrl() {
    String bare = url.replaceFirst(url.startsWith(SQLSERVER) ? ";.*$" : "\\?.*$", "");
    return bare.replaceFirst("//[^/@]*@", "//");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return shownUrl();
  }

  private static List<String> prefixes(Database database) {
    return switch (database) {
      case MYSQL -> List.of("jdbc:mysql:", "jdbc:mariadb:");
      case POSTGRESQL, SQLITE, SQLSERVER -> List.of("jdbc:" + database.option() + ":");
    };
  }
}
