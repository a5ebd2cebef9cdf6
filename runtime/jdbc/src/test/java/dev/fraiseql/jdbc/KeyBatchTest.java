package dev.fraiseql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyBatchTest {
  private static final ValueType LONG = ValueType.of(Scalar.LONG);
  private static final String ROWS =
      "select 1, 9007199254740993, 'a\"\\b', %s union all select 2, -5, 'é', %s"
          + " union all select 3, 9007199254740993, 'a\"\\b', %s order by 1";

  private static KeyBatch collect(
      Connection connection, TestDatabase database, List<Integer> positions, List<ValueType> types)
      throws SQLException {
    KeyBatch keys = TestDatabases.dialect(database).keyBatch(positions, types);
    String[] uuids = new String[3];
    for (int i = 0; i < 3; i++) {
      String uuid = "'0000000" + i % 2 + "-0000-4000-8000-000000000000'";
      uuids[i] = database == TestDatabase.POSTGRESQL ? uuid + "::uuid" : uuid;
    }
    String sql = ROWS.formatted((Object[]) uuids);
    if (database.option().equals("mysql")) {
      sql = sql.replace("\\", "\\\\"); // there the backslash escapes
    }
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(rows, rows.getInt(1) * 10);
      }
    }
    return keys;
  }

  private static List<String> bound(
      Connection connection, TestDatabase database, KeyBatch keys, String... types)
      throws SQLException {
    if (database.option().equals("mysql")) {
      return boundOnMysql(connection, keys, types.length);
    }
    boolean sqlite = database == TestDatabase.SQLITE;
    StringBuilder sql = new StringBuilder("select ");
    for (int part = 0; part < types.length; part++) {
      sql.append(part == 0 ? "" : " || ' ' || ");
      sql.append(
          sqlite
              ? "cast(" + (types.length == 1 ? "value" : "value ->> " + part) + " as text)"
              : "k" + part + "::text");
    }
    if (sqlite) {
      sql.append(" from json_each(?) order by key");
    } else {
      sql.append(" from unnest(");
      for (int part = 0; part < types.length; part++) {
        sql.append(part == 0 ? "" : ", ").append("?::").append(types[part]).append("[]");
      }
      sql.append(") with ordinality as k(");
      for (int part = 0; part < types.length; part++) {
        sql.append("k").append(part).append(", ");
      }
      sql.append("ordinal) order by ordinal");
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      if (sqlite && types.length > 1) {
        keys.bindRows(statement, 1);
      } else {
        for (int part = 0; part < types.length; part++) {
          keys.bindPart(statement, part + 1, part);
        }
      }
      return texts(statement);
    }
  }

  private static List<String> boundOnMysql(Connection connection, KeyBatch keys, int parts)
      throws SQLException {
    StringBuilder sql = new StringBuilder("select concat_ws(' '");
    for (int part = 0; part < parts; part++) {
      sql.append(", k").append(part);
    }
    sql.append(") from json_table(?, '$[*]' columns (ordinal for ordinality");
    for (int part = 0; part < parts; part++) {
      String path = parts == 1 ? "$" : "$[" + part + "]";
      sql.append(", k").append(part).append(" varchar(50) path '").append(path).append("'");
    }
    sql.append(")) k order by ordinal");
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      if (parts > 1) {
        keys.bindRows(statement, 1);
      } else {
        keys.bindPart(statement, 1, 0);
      }
      return texts(statement);
    }
  }

  private static List<String> texts(PreparedStatement statement) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void bindsEveryParentInOrder(TestDatabase database) throws SQLException {
    try (Connection connection = SetupConnections.open(TestDatabases.create(database))) {
      KeyBatch numbers = collect(connection, database, List.of(2), List.of(LONG));
      assertThat(bound(connection, database, numbers, "bigint"))
          .containsExactly("9007199254740993", "-5", "9007199254740993");
      KeyBatch texts =
          collect(connection, database, List.of(3), List.of(ValueType.of(Scalar.STRING)));
      assertThat(bound(connection, database, texts, "text"))
          .containsExactly("a\"\\b", "é", "a\"\\b");
      KeyBatch uuids =
          collect(connection, database, List.of(4), List.of(ValueType.of(Scalar.UUID)));
      assertThat(bound(connection, database, uuids, "uuid"))
          .containsExactly(
              "00000000-0000-4000-8000-000000000000",
              "00000001-0000-4000-8000-000000000000",
              "00000000-0000-4000-8000-000000000000");
      KeyBatch pairs =
          collect(connection, database, List.of(3, 2), List.of(ValueType.of(Scalar.STRING), LONG));
      assertThat(bound(connection, database, pairs, "text", "bigint"))
          .containsExactly("a\"\\b 9007199254740993", "é -5", "a\"\\b 9007199254740993");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void knowsWhetherItsKeysRise(TestDatabase database) throws SQLException {
    try (Connection connection = SetupConnections.open(TestDatabases.create(database))) {
      KeyBatch rising = collect(connection, database, List.of(1), List.of(LONG));
      assertThat(rising.isAscending()).isTrue();
      assertThat(rising.ordinal(1, 0)).isZero();
      assertThat(rising.ordinal(3, 1)).isEqualTo(2);
      assertThatThrownBy(() -> rising.ordinal(1, 1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> rising.ordinal(4, 0)).isInstanceOf(IllegalStateException.class);
      KeyBatch part = rising.range(1, 3);
      assertThat(part.isAscending()).isTrue();
      assertThat(part.ordinal(3, 0)).isEqualTo(1);
      KeyBatch falling = collect(connection, database, List.of(2), List.of(LONG));
      assertThat(falling.isAscending()).isFalse();
      falling.clear();
      assertThat(falling.isAscending()).isTrue();
      ValueType text = ValueType.of(Scalar.STRING);
      assertThat(collect(connection, database, List.of(3), List.of(text)).isAscending()).isFalse();
      assertThat(collect(connection, database, List.of(1, 1), List.of(LONG, LONG)).isAscending())
          .isFalse();
      KeyBatch twice = collect(connection, database, List.of(1), List.of(LONG));
      try (ResultSet row = connection.createStatement().executeQuery("select 3")) {
        row.next();
        twice.add(row, 0);
      }
      assertThat(twice.isAscending()).as("the same key twice").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void forgetsFromTheEndAndGivesParts(TestDatabase database) throws SQLException {
    try (Connection connection = SetupConnections.open(TestDatabases.create(database))) {
      KeyBatch keys =
          collect(connection, database, List.of(2, 3), List.of(LONG, ValueType.of(Scalar.STRING)));
      assertThat(keys.place(1)).isEqualTo(20);
      KeyBatch part = keys.range(1, 3);
      assertThat(part.size()).isEqualTo(2);
      assertThat(part.place(1)).isEqualTo(30);
      assertThat(bound(connection, database, part, "bigint", "text"))
          .containsExactly("-5 é", "9007199254740993 a\"\\b");
      keys.truncate(1);
      assertThat(bound(connection, database, keys, "bigint", "text"))
          .containsExactly("9007199254740993 a\"\\b");
      keys.clear();
      assertThat(keys.size()).isZero();
      assertThat(bound(connection, database, keys, "bigint", "text")).isEmpty();
    }
  }
}
