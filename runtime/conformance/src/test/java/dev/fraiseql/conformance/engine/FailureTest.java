package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
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
  private static final Pattern INTERNAL_ERROR =
      Pattern.compile(
          "\\{\"errors\":\\[\\{\"message\":\"[^\"]*\",\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\","
              + "\"correlationId\":\"(?<id>[0-9a-f-]{36})\"}}],\"data\":null}");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @ParameterizedTest
  @EnumSource
  void returnsOnlyACorrelationIdToTheCaller(TestDatabase database) throws SQLException {
    DomainDatabase domain = DomainDatabase.fresh(database);
    try (FraiseEngine engine = open(domain, Limits.DEFAULT)) {
      run(domain, "drop view guest_totals");
      String response = execute(engine, "{ citiesCount guestTotals { spent } }");
      Matcher error = INTERNAL_ERROR.matcher(response);
      assertThat(error.matches()).as(response).isTrue();
      assertThat(response)
          .doesNotContainIgnoringCase("guest_totals")
          .doesNotContainIgnoringCase("sql");
      assertThat(log.list)
          .anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(error.group("id"));
            assertThat(event.getThrowableProxy().getMessage()).contains("guest_totals");
          });
      assertThat(execute(engine, "{ citiesCount }")).isEqualTo("{\"data\":{\"citiesCount\":6}}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancelsAStatementAfterTheTimeout(TestDatabase database) throws SQLException {
    DomainDatabase domain = DomainDatabase.fresh(database);
    run(domain, "drop view flaws");
    run(
        domain,
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
    try (FraiseEngine engine = open(domain, limits)) {
      assertThat(execute(engine, "{ flaws { id } }"))
          .isEqualTo(
              "{\"errors\":[{\"message\":\"The query was stopped: it took longer than 300 ms.\","
                  + "\"extensions\":{\"code\":\"TIMEOUT\"}}],\"data\":null}");
      awaitIdle(domain, database);
      assertThat(execute(engine, "{ citiesCount }")).isEqualTo("{\"data\":{\"citiesCount\":6}}");
    }
  }

  /**
   * Waits until the database has cancelled the statement. A database checks for cancellation now
   * and then, so this takes a moment, but much less than the statement would.
   */
  private static void awaitIdle(DomainDatabase domain, TestDatabase database) throws SQLException {
    long started = System.nanoTime();
    while (running(domain, database) > 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(40));
    }
  }

  /**
   * The number of statements that other sessions run. SQLite has none: its statements end with the
   * call.
   */
  private static int running(DomainDatabase domain, TestDatabase database) throws SQLException {
    if (database == TestDatabase.SQLITE) {
      return 0;
    }
    try (Connection connection = domain.connect();
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

  private FraiseEngine open(DomainDatabase domain, Limits limits) {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.fraiseql.jdbc.incident");
    logger.setLevel(Level.ERROR);
    logger.setAdditive(false);
    log.start();
    logger.addAppender(log);
    return FraiseEngine.open(
        new EngineSettings(domain.url(), null, null, 2, limits).withSchemaCheck(SchemaCheck.OFF),
        DomainDatabase.catalogs());
  }

  private static void run(DomainDatabase domain, String sql) throws SQLException {
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String execute(FraiseEngine engine, String query) {
    return engine.graphql().execute(new GraphQlRequest(query), Caller.ANONYMOUS).text();
  }
}
