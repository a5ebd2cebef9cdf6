package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The index of a column in another stored form serves equality and lists, by the database's plan.
 */
class StoredFormIndexTest {
  private static final String UUID = "00000000-0000-4000-8000-00000000%04x";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void servesEqualityAndLists(TestDatabase database) throws SQLException {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      create(statement, database);
      try (FraiseEngine engine =
          FraiseEngine.open(
              new EngineSettings(url, null, null, 2, Limits.DEFAULT),
              CompiledTypes.of(
                  database,
                  "@Type record Item(@Id long id, @Column(stored = Stored.BINARY) UUID code) {}"))) {
        String one = '"' + UUID.formatted(5) + '"';
        String two = '"' + UUID.formatted(7) + '"';
        for (String filter : new String[] {"eq: " + one, "in: [" + one + ", " + two + "]"}) {
          String sql;
          try (SqlLog log = new SqlLog()) {
            assertThat(execute(engine, "{ items(where: {code: {" + filter + "}}) { id } }"))
                .startsWith("{\"data\":{\"items\":[{\"id\":\"5\"}");
            sql = log.statements().getFirst();
          }
          boolean list = filter.startsWith("in");
          assertThat(plan(statement, database, sql, list)).as(sql).contains("items_code");
          // Of a negated condition, the stored value must not decide.
          assertThat(execute(engine, "{ itemsCount(where: {_not: {code: {" + filter + "}}}) }"))
              .isEqualTo("{\"data\":{\"itemsCount\":" + (list ? 1998 : 1999) + "}}");
        }
      }
    }
  }

  private static void create(Statement statement, TestDatabase database) throws SQLException {
    String bytes =
        switch (database) {
          case POSTGRESQL -> "bytea";
          case MYSQL, MARIADB -> "varbinary(16)";
          case SQLITE -> "blob";
        };
    statement.execute("create table items (id bigint primary key, code " + bytes + " not null)");
    statement.execute("create index items_code on items (code)");
    StringBuilder rows = new StringBuilder();
    for (int id = 1; id <= 2000; id++) {
      String digits = UUID.formatted(id).replace("-", "");
      String literal =
          database == TestDatabase.POSTGRESQL ? "'\\x" + digits + "'" : "x'" + digits + "'";
      rows.append(id == 1 ? "" : ", ").append("(" + id + ", " + literal + ")");
    }
    statement.execute("insert into items values " + rows);
    // It is shown as null, so no condition on its value holds.
    statement.execute(
        "insert into items values (2001, "
            + (database == TestDatabase.POSTGRESQL ? "'\\x00'" : "x'00'")
            + ")");
    statement.execute(
        database == TestDatabase.MYSQL || database == TestDatabase.MARIADB
            ? "analyze table items"
            : "analyze items");
  }

  /**
   * The plan of a statement with literals in place of its parameters, of which the last is the
   * limit.
   */
  private static String plan(Statement statement, TestDatabase database, String sql, boolean list)
      throws SQLException {
    String one = UUID.formatted(5);
    String two = UUID.formatted(7);
    String value =
        !list
            ? "'" + one + "'" + (database == TestDatabase.POSTGRESQL ? "::uuid" : "")
            : switch (database) {
              case POSTGRESQL -> "'{" + one + "," + two + "}'::uuid[]";
              case MYSQL, MARIADB -> "'" + one + "'";
              case SQLITE -> "'[\"" + one + "\", \"" + two + "\"]'";
            };
    // The log has lists before they become one parameter for each value.
    String converted = "unhex(replace('%s', '-', ''))";
    String expanded =
        database == TestDatabase.MYSQL || database == TestDatabase.MARIADB
            ? sql.replace(
                "t.`code` in (?)",
                "t.`code` in (" + converted.formatted(one) + ", " + converted.formatted(two) + ")")
            : sql.replace("fq_uuid", "hex"); // a function of the engine's connections
    int last = expanded.lastIndexOf('?');
    String text =
        (expanded.substring(0, last) + "100" + expanded.substring(last + 1)).replace("?", value);
    String explain =
        switch (database) {
          case POSTGRESQL -> "explain ";
          case MYSQL, MARIADB -> "explain format=json ";
          case SQLITE -> "explain query plan ";
        };
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery(explain + text)) {
      while (lines.next()) {
        String line = lines.getString(lines.getMetaData().getColumnCount());
        plan.append(line.replaceAll("\"possible_keys\": ?\\[[^]]*]", "")).append('\n');
      }
    }
    return plan.toString();
  }
}
