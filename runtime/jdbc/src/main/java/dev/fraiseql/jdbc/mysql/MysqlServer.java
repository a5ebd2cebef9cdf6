package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.jdbc.BoundStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How SQL is adapted to one server of the MySQL family. It is asked once, when the pool is opened;
 * most servers need no change.
 *
 * @param padsTexts whether every binary collation ignores spaces at the end, as before MySQL
 *     8.0.17: texts are then sorted by their bytes
 * @param collation the collation of most text columns in the database, where it matters
 * @param variables to set in each session, each with a comma before it
 */
record MysqlServer(boolean padsTexts, String collation, String variables) {
  /**
   * MariaDB caches the result of a correlated subquery by the values of the row around it, compared
   * under their collations: texts that differ only in letter case would share one result.
   */
  private static final String NO_SUBQUERY_CACHE = ",optimizer_switch='subquery_cache=off'";

  /**
   * The bytes of a text that it is sorted by, 1,024 by default. MariaDB stores only those that a
   * text has; in MySQL's sort buffer each text would take all of them.
   */
  private static final String LONG_SORT_KEYS = ",max_sort_length=16384";

  /** Stands in SQL before a text that is compared by order. */
  private static final String TEXT = "/*text*/";

  /** Stand in SQL around a text that is sorted by. */
  private static final String SORTED = "/*sorted(*/";

  private static final String END_OF_SORTED = "/*)*/";

  /** The collation of our own tables on MariaDB. */
  private static final String OWN_COLLATION = "utf8mb4_nopad_bin";

  /** Follows the texts of bound keys in SQL, which are compared under it. */
  private static final String KEY_COLLATION = keyCollation(OWN_COLLATION);

  /** A server that takes our SQL as it is. */
  static final MysqlServer MODERN = new MysqlServer(false, OWN_COLLATION, "");

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");
  private static final int FIRST_WITHOUT_PADDING = 8_00_17;

  static MysqlServer ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String version = text(statement, "select version()", "");
      if (version.contains("MariaDB")) {
        return new MysqlServer(
            false,
            text(
                statement,
                "select collation_name from information_schema.columns"
                    + " where table_schema = database() and character_set_name = 'utf8mb4'"
                    + " group by collation_name order by count(*) desc, collation_name limit 1",
                OWN_COLLATION),
            NO_SUBQUERY_CACHE + LONG_SORT_KEYS);
      }
      // Lists of rows are fetched by it, and the first releases of 8.0 deny it to most users. It is
      // to fail now and not with the first list.
      text(statement, "select n from json_table('[1]', '$[*]' columns (n for ordinality)) k", "");
      return new MysqlServer(number(version) < FIRST_WITHOUT_PADDING, OWN_COLLATION, "");
    }
  }

  private static String text(Statement statement, String sql, String ofNone) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : ofNone;
    }
  }

  private static int number(String version) {
    Matcher parts = VERSION.matcher(version);
    return parts.matches()
        ? (Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2))) * 100
            + Integer.parseInt(parts.group(3))
        : Integer.MAX_VALUE;
  }

  private static String keyCollation(String collation) {
    return "/*M!100600 collate " + collation + "*/";
  }

  /** The statement as this server takes it. */
  BoundStatement adapt(BoundStatement statement) {
    String sql = statement.sql();
    if (padsTexts) {
      sql =
          sql.replace(TEXT, "binary ")
              // These servers confuse empty binary texts with NULL when they sort.
              .replace(SORTED, "concat('.', binary ")
              .replace(END_OF_SORTED, ")");
    }
    if (!collation.equals(OWN_COLLATION)) {
      sql = sql.replace(KEY_COLLATION, keyCollation(collation));
    }
    return sql.equals(statement.sql()) ? statement : statement.with(sql);
  }
}
