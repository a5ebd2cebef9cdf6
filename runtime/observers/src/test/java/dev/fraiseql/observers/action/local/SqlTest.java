package dev.fraiseql.observers.action.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.DriverSource;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import dev.fraiseql.observers.action.policy.RunningAction;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTest {
  private static final Map<TestDatabase, String> URLS = new EnumMap<>(TestDatabase.class);

  private static final DeliveredEvent EVENT =
      Events.delivered(
          "{\"note\":\"'); drop table audit; --\",\"total\":12.50,\"count\":9007199254740993,"
              + "\"paid\":true,\"tags\":[1,\"x\"],\"ref\":\"0193b1a2-7c00-7abc-8def-0123456789ab\","
              + "\"day\":\"2026-11-30\"}");

  private static final String INSERT =
      "insert into audit (delivery, note, total, count, paid, tags, ref, day, nil, at)"
          + " values ({{delivery.id}}, {{note}}, {{total}}, {{ count }}, {{paid}}, {{tags}},"
          + " {{ref}}, {{day}}, {{missing}}, {{event.time}})";

  private final TestActions actions = new TestActions();

  private void open(TestDatabase database, String types) throws SQLException {
    actions.database = new DriverSource(URLS.computeIfAbsent(database, TestDatabase::newDatabase));
    execute("drop table if exists audit");
    execute("create table audit (" + types + ")");
  }

  private void open(TestDatabase database) throws SQLException {
    open(
        database,
        switch (database) {
          case POSTGRESQL ->
              "delivery text primary key, note text, total numeric(10, 2), count bigint,"
                  + " paid boolean, tags jsonb, ref uuid, day date, nil timestamptz, at timestamptz";
          case SQLITE ->
              "delivery text primary key, note text, total numeric, count integer,"
                  + " paid boolean, tags text, ref text, day text, nil text, at text";
          default ->
              "delivery varchar(80) primary key, note varchar(80), total decimal(10, 2),"
                  + " count bigint, paid boolean, tags varchar(80), ref char(36), day date,"
                  + " nil datetime, at datetime(6)";
        });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void bindsValuesAsTheDatabaseNeedsThem(TestDatabase database) throws SQLException {
    open(database);

    assertThat(sql(INSERT).run(EVENT)).isEqualTo(new ActionResult.Done());

    assertThat(rows("select note, count, ref, nil from audit where total = 12.5"))
        .containsExactly(
            "'); drop table audit; --|9007199254740993|0193b1a2-7c00-7abc-8def-0123456789ab|null");
    assertThat(rows("select at from audit").getFirst()).contains("19:15:00.123456");
    assertThat(
            rows("select count(*) from audit where paid and day = '2026-11-30' and at is not null"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"MYSQL", "MARIADB"})
  void momentsOfRowsAreConvertedInTheStatement(TestDatabase database) throws SQLException {
    open(database);
    RunningAction action =
        sql(
            "insert into audit (delivery, at) values ('x',"
                + " cast(replace({{moment}}, 'Z', '') as datetime(6)))");
    for (String moment : List.of("2026-11-30T19:15:00.5Z", "2026-11-30T19:15:00Z")) {
      execute("delete from audit");
      assertThat(action.run(Events.delivered("{\"moment\":\"" + moment + "\"}")))
          .isEqualTo(new ActionResult.Done());
      assertThat(rows("select at from audit").getFirst()).startsWith("2026-11-30 19:15:00");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "SQLITE"})
  void happensOnceIfTheStatementIsIdempotent(TestDatabase database) throws SQLException {
    open(database);
    RunningAction action =
        sql("insert into audit (delivery) values ({{delivery.id}}) on conflict do nothing");

    assertThat(action.run(EVENT)).isEqualTo(new ActionResult.Done());
    assertThat(action.run(EVENT)).isEqualTo(new ActionResult.Done());

    assertThat(rows("select delivery from audit")).containsExactly(Events.ID + ".Paid");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "SQLITE"})
  void failuresOfTheStatementAreNotThoseOfTheDatabase(TestDatabase database) throws SQLException {
    open(database);
    RunningAction action = sql("insert into audit (delivery) values ({{delivery.id}})");
    action.run(EVENT);

    ActionResult.Failed failed = (ActionResult.Failed) action.run(EVENT);

    assertThat(failed.reason()).startsWith("SQL: ").doesNotContain("\n");
    assertThat(failed.endpointFailed()).isFalse();
    assertThat(((ActionResult.Failed) sql("insert into nowhere values (1)").run(EVENT)).reason())
        .contains("nowhere");
  }

  @Test
  void aDatabaseThatIsNotThereFailsAsAWhole() {
    actions.database = new DriverSource("jdbc:postgresql://127.0.0.1:1/x?user=u&password=hidden-1");

    ActionResult.Failed failed = (ActionResult.Failed) sql("select {{note}}").run(EVENT);

    assertThat(failed.endpointFailed()).isTrue();
    assertThat(failed.reason()).doesNotContain("hidden-1");
  }

  @Test
  void acceptsValuesInCodeOnly() {
    assertThat(SqlText.of("select {{a}}, '{', \"x\"\"y\" -- it's\n, {{b.c}} /* { */").text())
        .isEqualTo("select ?, '{', \"x\"\"y\" -- it's\n, ? /* { */");
  }

  @Test
  void reportsValuesInQuotesAndQuestionMarks() {
    for (String wrong :
        List.of(
            "select '{{a}}'",
            "select 'it''s {{a}}'",
            "select \"{{a}}\"",
            "select 1 -- {{a}}",
            "select /* {{a}} */ 1",
            "select `{{a}}`")) {
      assertThatThrownBy(() -> SqlText.of(wrong))
          .hasMessage(
              "{{a}} is in quotes or in a comment. Remove these: it is bound as a parameter.");
    }
    assertThatThrownBy(() -> SqlText.of("select ?")).hasMessageContaining("has a ?");
    assertThat(SqlText.of("select '?'").paths()).isEmpty();
    assertThatThrownBy(() -> SqlText.of(" ")).hasMessageContaining("empty");
  }

  private RunningAction sql(String statement) {
    return actions.action(new ActionModel.Sql("sql", statement, TestObserver.policy()));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = actions.database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = actions.database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
