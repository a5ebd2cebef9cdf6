package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.BoundStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collation under which a SQL Server compares texts with patterns. It is asked once, when the
 * pool is opened: the documentation and reports differ on how binary collations treat characters
 * beyond the basic plane.
 *
 * @param collation one under which such a character is one character to a pattern
 */
record SqlServerPatternCollation(String collation) {
  /** The collation that statements name. */
  private static final String OWN = "Japanese_XJIS_140_BIN2";

  /** Collations that tell all texts apart. */
  private static final List<String> CANDIDATES = List.of(OWN, "Latin1_General_100_BIN2_UTF8");

  private static final String BEYOND_THE_BASIC_PLANE = "😀";

  /** The collation of a server that takes our SQL as it is. */
  static final SqlServerPatternCollation AS_DOCUMENTED = new SqlServerPatternCollation(OWN);

  private static final Logger LOG = LoggerFactory.getLogger(SqlServerPatternCollation.class);

  static SqlServerPatternCollation ask(Connection connection) throws SQLException {
    for (String collation : CANDIDATES) {
      if (countsCharacters(connection, collation)) {
        return new SqlServerPatternCollation(collation);
      }
    }
    LOG.warn(
        "The patterns of this SQL Server count a character beyond the basic plane as two: _ in like"
            + " matches half of one.");
    return AS_DOCUMENTED;
  }

  private static boolean countsCharacters(Connection connection, String collation)
      throws SQLException {
    String sql =
        "select case when cast(? as nvarchar(max)) collate "
            + collation
            + " like ? then 1 else 0 end";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, BEYOND_THE_BASIC_PLANE);
      statement.setString(2, "_");
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }

  /** The statement as this server takes it. */
  BoundStatement adapt(BoundStatement statement) {
    return collation.equals(OWN)
        ? statement
        : statement.with(statement.sql().replace(OWN, collation));
  }
}
