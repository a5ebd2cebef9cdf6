package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keyset pagination deep in a large table uses an index, and does not read the rows before the
 * page.
 */
class KeysetIndexTest {
  private static final int ROWS = 30_000;
  private static final Map<TestDatabase, DomainDatabase> DOMAINS =
      new EnumMap<>(TestDatabase.class);

  private static DomainDatabase large(TestDatabase database) {
    return DOMAINS.computeIfAbsent(
        database,
        key -> {
          DomainDatabase domain = DomainDatabase.fresh(key);
          try (Connection connection = domain.connect();
              Statement statement = connection.createStatement()) {
            statement.execute(
                """
                insert into cities (id, name, population, country_code)
                with recursive n(i) as (
                  select 1000 union all select i + 1 from n where i < %d
                )
                select i, 'city ' || (10000 + i %% 3000), case when i %% 10 > 0 then i / 3 end, 'FR' from n
                """
                    .formatted(ROWS));
            statement.execute(
                """
                insert into seats (room, number)
                with recursive n(i) as (
                  select 1000 union all select i + 1 from n where i < %d
                )
                select 'room ' || (10000 + i / 1000), i from n
                """
                    .formatted(ROWS));
            statement.execute("create index city_names on cities (name, id)");
            statement.execute("create index city_sizes on cities (population)");
            statement.execute("analyze");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          return domain;
        });
  }

  @AfterAll
  static void clear() {
    DOMAINS.clear();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void byTheKey(TestDatabase database) throws SQLException {
    assertThat(plan(database, "[]", "first", "after", 20_000L, 3L))
        .satisfies(uses(database, "cities_pkey", "(id > '20000'", "INTEGER PRIMARY KEY (rowid>?)"))
        .satisfies(KeysetIndexTest::sortsNothing);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void byAKeyOfTwoParts(TestDatabase database) throws SQLException {
    FraiseEngine engine = large(database).engine(Map.of());
    String cursor =
        cursor(engine, "seatsConnection(where: {room: {eq: \"room 10020\"}}, first: 1)");
    String page = "{ seatsConnection(first: 3, after: \"" + cursor + "\") { nodes { note } } }";
    assertThat(explained(database, statements(engine, page).getFirst(), "room 10020", 20_000L, 3L))
        .satisfies(
            uses(
                database,
                "seats_pkey",
                "(ROW(room, number) > ROW('room 10020'",
                "INDEX sqlite_autoindex_seats_1 ((room,number)>(?,?))"))
        .satisfies(KeysetIndexTest::sortsNothing);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void byAColumnAndTheKeyInOneDirection(TestDatabase database) throws SQLException {
    assertThat(plan(database, "[{name: ASC}]", "first", "after", "city 12000", 20_000L, 3L))
        .satisfies(
            uses(
                database,
                "city_names",
                "(ROW(name, id) > ROW('city 12000'",
                "INDEX city_names (name>?)"))
        .satisfies(KeysetIndexTest::sortsNothing);
    assertThat(
            plan(
                database,
                "[{name: DESC}, {id: DESC}]",
                "first",
                "after",
                "city 12000",
                20_000L,
                3L))
        .satisfies(
            uses(
                database,
                "city_names",
                "(ROW(name, id) < ROW('city 12000'",
                "INDEX city_names (name<?)"))
        .satisfies(KeysetIndexTest::sortsNothing);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void byAColumnAndTheKeyInTwoDirections(TestDatabase database) throws SQLException {
    assertThat(
            plan(
                database,
                "[{name: DESC}]",
                "first",
                "after",
                "city 12000",
                "city 12000",
                20_000L,
                3L))
        .satisfies(
            uses(database, "city_names", "(name <= 'city 12000'", "INDEX city_names (name<?)"));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void fromTheEnd(TestDatabase database) throws SQLException {
    assertThat(plan(database, "[{name: ASC}]", "last", "before", "city 12000", 20_000L, 3L))
        .satisfies(
            uses(
                database,
                "city_names",
                "(ROW(name, id) < ROW('city 12000'",
                "INDEX city_names (name<?)"));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void byAColumnWhoseNullsComeFirst(TestDatabase database) throws SQLException {
    assertThat(plan(database, "[{population: DESC}]", "first", "after", 3333L, 3333L, 10_000L, 3L))
        .satisfies(
            uses(
                database,
                "city_sizes",
                "(population <= '3333'",
                "INDEX city_sizes (population<?)"));
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void forHasPreviousPage(TestDatabase database) throws SQLException {
    FraiseEngine engine = large(database).engine(Map.of());
    String cursor = cursorOf(engine, "[{name: ASC}]");
    List<String> statements =
        statements(
            engine,
            "{ citiesConnection(orderBy: [{name: ASC}], first: 2, after: \""
                + cursor
                + "\")"
                + " { pageInfo { hasPreviousPage } } }");
    assertThat(statements).hasSize(2);
    assertThat(explained(database, statements.get(1), "city 12000", 20_000L))
        .satisfies(
            uses(
                database,
                "city_names",
                "(ROW(name, id) <= ROW('city 12000'",
                "INDEX city_names (name<?)"))
        .satisfies(KeysetIndexTest::sortsNothing);
  }

  private static ThrowingConsumer<String> uses(
      TestDatabase database, String index, String postgresql, String sqlite) {
    return plan -> {
      switch (database) {
        case POSTGRESQL -> assertThat(plan).contains(index, "Index Cond: " + postgresql);
        case SQLITE -> assertThat(plan).contains("SEARCH t USING").contains(sqlite);
        case MYSQL, MARIADB -> throw new IllegalArgumentException(database + " is not tested");
      }
      assertThat(plan).doesNotContain("Seq Scan").doesNotContain("SCAN t");
    };
  }

  private static void sortsNothing(String plan) {
    assertThat(plan).doesNotContain("Sort").doesNotContain("TEMP B-TREE");
  }

  /** The database's plan for a page after or before a row in the middle. */
  private static String plan(
      TestDatabase database, String orderBy, String count, String from, Object... values)
      throws SQLException {
    FraiseEngine engine = large(database).engine(Map.of());
    String page =
        "{ citiesConnection(orderBy: %s, %s: 3, %s: \"%s\") { edges { cursor node { name } } } }"
            .formatted(orderBy, count, from, cursorOf(engine, orderBy));
    return explained(database, statements(engine, page).getFirst(), values);
  }

  /** The cursor of a city in the middle of the rows. */
  private static String cursorOf(FraiseEngine engine, String orderBy) {
    return cursor(
        engine,
        "citiesConnection(where: {population: {eq: 3333}}, orderBy: " + orderBy + ", first: 1)");
  }

  private static String cursor(FraiseEngine engine, String connection) {
    String first = execute(engine, "{ a: " + connection + " { edges { cursor } } }");
    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(first)).get("data");
    List<?> edges = (List<?>) ((Map<?, ?>) data.get("a")).get("edges");
    return (String) ((Map<?, ?>) edges.getFirst()).get("cursor");
  }

  private static String execute(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).text();
  }

  private static List<String> statements(FraiseEngine engine, String query) {
    try (SqlLog log = new SqlLog()) {
      assertThat(execute(engine, query)).doesNotContain("errors");
      return log.statements();
    }
  }

  private static String explained(TestDatabase database, String sql, Object... values)
      throws SQLException {
    String explain = database == TestDatabase.SQLITE ? "explain query plan " : "explain ";
    StringBuilder plan = new StringBuilder(sql + "\n");
    try (Connection connection = large(database).connect();
        PreparedStatement statement = connection.prepareStatement(explain + sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(lines.getMetaData().getColumnCount())).append('\n');
        }
      }
    }
    return plan.toString();
  }
}
