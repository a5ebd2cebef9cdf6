package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicStoreTest {
  private static final Properties NONE = new Properties();

  @Test
  void fillsSqliteOnce(@TempDir Path folder) throws Exception {
    fillsOnce("jdbc:sqlite:" + folder.resolve("store.db"));
  }

  @Test
  void fillsPostgresqlOnce() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      fillsOnce(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private static void fillsOnce(String url) throws Exception {
    int expected = 0;
    for (String table : ChinookData.TABLES) {
      expected += Original.figure("select count(*) from \"" + table + "\"").intValueExact();
    }

    assertThat(MusicStore.open(url, NONE)).isEqualTo(expected);
    assertThat(MusicStore.open(url, NONE)).isZero();
    for (String table : ChinookData.TABLES) {
      assertThat(count(url, table))
          .as(table)
          .isEqualTo(Original.figure("select count(*) from \"" + table + "\"").intValueExact());
    }
  }

  @Test
  void leavesNothingBehindInSqliteWhenItFails(@TempDir Path folder) throws Exception {
    leavesNothingBehindWhenItFails("jdbc:sqlite:" + folder.resolve("store.db"));
  }

  @Test
  void leavesNothingBehindInPostgresqlWhenItFails() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      leavesNothingBehindWhenItFails(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private static void leavesNothingBehindWhenItFails(String url) throws Exception {
    // In the way of the last thing made
    execute(url, "create table \"TrackSale\" (id integer)");

    assertThatThrownBy(() -> MusicStore.open(url, NONE)).isInstanceOf(SQLException.class);

    assertThatThrownBy(() -> count(url, "Track")).isInstanceOf(SQLException.class);
    execute(url, "drop table \"TrackSale\"");
    assertThat(MusicStore.open(url, NONE)).isPositive();
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static int count(String url, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from \"" + table + "\"")) {
      row.next();
      return row.getInt(1);
    }
  }
}
