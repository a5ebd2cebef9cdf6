package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MusicStoreTest {

  @ParameterizedTest
  @EnumSource
  void fillsOnce(TestDatabase database) throws Exception {
    DatabaseAddress address = new DatabaseAddress(database.newDatabase());
    int expected = 0;
    for (String table : ChinookData.TABLES) {
      expected += OriginalData.number("select count(*) from \"" + table + "\"").intValueExact();
    }

    assertThat(MusicStore.open(address)).isEqualTo(expected);
    assertThat(MusicStore.open(address)).isZero();
    for (String table : ChinookData.TABLES) {
      assertThat(count(address, table))
          .as(table)
          .isEqualTo(OriginalData.number("select count(*) from \"" + table + "\"").intValueExact());
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingWhenItFails(TestDatabase database) throws Exception {
    DatabaseAddress address = new DatabaseAddress(database.newDatabase());
    // Makes the creation of the last view fail
    execute(address, "create table \"TrackSale\" (id integer)");

    assertThatThrownBy(() -> MusicStore.open(address)).isInstanceOf(SQLException.class);

    assertThatThrownBy(() -> count(address, "Track")).isInstanceOf(SQLException.class);
    execute(address, "drop table \"TrackSale\"");
    assertThat(MusicStore.open(address)).isPositive();
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(quoted(address, sql));
    }
  }

  private static int count(DatabaseAddress address, String table) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(quoted(address, "select count(*) from \"" + table + "\""))) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String quoted(DatabaseAddress address, String sql) {
    return address.database() == Database.MYSQL ? sql.replace('"', '`') : sql;
  }
}
