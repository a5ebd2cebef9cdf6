package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class FailureTest {
  private static final Pattern REFUSED =
      Pattern.compile(
          "\\{\"errors\":\\[\\{\"message\":\"[^\"]*\",\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\","
              + "\"correlationId\":\"(?<id>[0-9a-f-]{36})\"}}],\"data\":null}");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @ParameterizedTest
  @EnumSource
  void tellsTheCallerNothingButAnId(TestDatabase database) throws SQLException {
    World world = World.fresh(database);
    try (FraiseEngine engine = open(world, Limits.DEFAULT)) {
      run(world, "drop view guest_totals");
      String answer = ask(engine, "{ citiesCount guestTotals { spent } }");
      Matcher refused = REFUSED.matcher(answer);
      assertThat(refused.matches()).as(answer).isTrue();
      assertThat(answer)
          .doesNotContainIgnoringCase("guest_totals")
          .doesNotContainIgnoringCase("sql");
      assertThat(log.list)
          .anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(refused.group("id"));
            assertThat(event.getThrowableProxy().getMessage()).contains("guest_totals");
          });
      assertThat(ask(engine, "{ citiesCount }")).isEqualTo("{\"data\":{\"citiesCount\":6}}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsAStatementThatTakesTooLongInTheDatabase(TestDatabase database) throws SQLException {
    World world = World.fresh(database);
    run(world, "drop view flaws");
    run(
        world,
        "create view flaws as select r.* from flaw_rows r, "
            + switch (database) {
              case POSTGRESQL -> "pg_sleep(50)";
              case MYSQL, MARIADB ->
                  "(select sum(a.ordinal_position * b.ordinal_position) from information_schema.columns a,"
                      + " information_schema.columns b, information_schema.columns c) s";
              case SQLITE ->
                  "(with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e12)"
                      + " select count(*) from n)";
            });
    Limits limits = new Limits(12, 50, 1000, 1 << 20, Duration.ofMillis(300));
    try (FraiseEngine engine = open(world, limits)) {
      assertThat(ask(engine, "{ flaws { id } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"The query was stopped: it took longer than 300 ms.\","
                  + "\"extensions\":{\"code\":\"TIMEOUT\"}}],\"data\":null}");
      awaitIdle(world, database);
      assertThat(ask(engine, "{ citiesCount }")).isEqualTo("{\"data\":{\"citiesCount\":6}}");
    }
  }

  /**
   * A statement that is told to stop does so when it looks: not at once, but long before its end.
   */
  private static void awaitIdle(World world, TestDatabase database) throws SQLException {
    long started = System.nanoTime();
    while (running(world, database) > 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(40));
    }
  }

  /** How many statements of others the database is running. SQLite's die with their call. */
  private static int running(World world, TestDatabase database) throws SQLException {
    if (database == TestDatabase.SQLITE) {
      return 0;
    }
    try (Connection connection = world.connect();
        Statement statement = connection.createStatement()) {
      ResultSet row =
          statement.executeQuery(
              database == TestDatabase.POSTGRESQL
                  ? "select count(*) from pg_stat_activity where state = 'active'"
                      + " and datname = current_database() and pid <> pg_backend_pid()"
                  : "select count(*) from information_schema.processlist where command <> 'Sleep'"
                      + " and db = database() and id <> connection_id()");
      row.next();
      return row.getInt(1);
    }
  }

  private FraiseEngine open(World world, Limits limits) {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.fraiseql.jdbc.incident");
    logger.setLevel(Level.ERROR);
    logger.setAdditive(false);
    log.start();
    logger.addAppender(log);
    return FraiseEngine.open(
        new EngineSettings(world.url(), null, null, 2, limits), World.catalogs());
  }

  private static void run(World world, String sql) throws SQLException {
    try (Connection connection = world.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).text();
  }
}
