package dev.fraiseql.conformance.fault;

import static dev.fraiseql.conformance.fault.ServerFixture.FLAWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Statements that are cancelled before they finish. */
@Timeout(120)
@SuppressWarnings("try") // close() may throw InterruptedException
class CancelledStatementTest {

  private static String timeout(String message) {
    return "{\"errors\":[{\"message\":\""
        + message
        + "\",\"extensions\":{\"code\":\"TIMEOUT\"}}],\"data\":null}";
  }

  @ParameterizedTest
  @EnumSource
  void isATimeoutAfterTheConfiguredTime(TestDatabase database) throws Exception {
    try (ServerFixture fixture =
        ServerFixture.on(database, Map.of("fraiseql.limits.timeout", "300ms"))) {
      fixture.admin.blockFlaws();

      HttpResponse<String> response = fixture.send(FLAWS);

      assertThat(response.body())
          .isEqualTo(timeout("The query was stopped: it took longer than 300 ms."));
      assertThat(response.statusCode()).isEqualTo(200);
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isCancelledInTheDatabaseIfTheClientDisconnects(TestDatabase database) throws Exception {
    // A long timeout, so that nothing else cancels it.
    try (ServerFixture fixture =
        ServerFixture.on(database, Map.of("fraiseql.limits.timeout", "1h"))) {
      fixture.admin.blockFlaws();
      CompletableFuture<HttpResponse<String>> response = fixture.sendAsync(FLAWS);
      fixture.awaitMeter("fraiseql_connections_active", 1);
      if (database != TestDatabase.SQLITE) {
        fixture.awaitBlocked();
      }

      response.cancel(true); // which closes the connection

      fixture.awaitMeter("fraiseql_connections_active", 0);
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void isATimeoutIfAnAdministratorCancelsIt(TestDatabase database) throws Exception {
    try (ServerFixture fixture = ServerFixture.on(database, Map.of())) {
      fixture.admin.blockFlaws();
      CompletableFuture<HttpResponse<String>> response = fixture.sendAsync(FLAWS);

      fixture.sessionAdmin().cancelStatement(fixture.awaitBlocked());

      assertThat(response.join().body())
          .isEqualTo(timeout("The query was stopped by the database."));
      fixture.assertRecovered();
    }
  }

  @Test
  void isATimeoutIfALockBlocksItOnPostgresql() throws Exception {
    try (ServerFixture fixture = ServerFixture.on(TestDatabase.POSTGRESQL, Map.of())) {
      fixture.admin.execute("drop view flaws");
      fixture.admin.execute(
          "create view flaws as select r.* from flaw_rows r,"
              + " (select set_config('lock_timeout', '1ms', false)) timeout,"
              + " pg_advisory_xact_lock_shared(length(set_config) - 2)");
      fixture.admin.number("select 1 from pg_advisory_lock(1)");

      assertThat(fixture.send(FLAWS).body())
          .isEqualTo(timeout("The database is busy: a lock was not released in time."));
      fixture.assertRecovered();
    }
  }

  /** As ALTER TABLE locks a table: readers cannot even prepare a statement. */
  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void isATimeoutIfATableLockBlocksItOnMysql(TestDatabase database) throws Exception {
    String lockTimeout = "&initSql=set session lock_wait_timeout=1";
    try (ServerFixture fixture = ServerFixture.on(database, lockTimeout, Map.of())) {
      fixture.admin.execute("lock tables flaw_rows write");

      assertThat(fixture.send(FLAWS).body())
          .isEqualTo(timeout("The database is busy: a lock was not released in time."));
      fixture.admin.execute("unlock tables");
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void isCancelledWhileItWaitsForATableLock(TestDatabase database) throws Exception {
    try (ServerFixture fixture =
        ServerFixture.on(database, Map.of("fraiseql.limits.timeout", "300ms"))) {
      fixture.admin.execute("lock tables flaw_rows write");

      assertThat(fixture.send(FLAWS).body())
          .isEqualTo(timeout("The query was stopped: it took longer than 300 ms."));
      fixture.assertRecovered();
    }
  }

  @Test
  void isATimeoutIfAWriterLocksSqlite() throws Exception {
    Map<String, Object> settings =
        Map.of("fraiseql.limits.timeout", "400ms", "fraiseql.database.pool-size", 1);
    try (ServerFixture fixture = ServerFixture.on(TestDatabase.SQLITE, settings);
        Connection writer = fixture.domain.connect();
        Statement statement = writer.createStatement()) {
      fixture.assertRecovered(); // and has opened its connection
      statement.execute("begin exclusive");

      HttpResponse<String> response = fixture.send("{ citiesCount }");

      assertThat(response.body())
          .isIn(
              timeout("The database is busy: a lock was not released in time."),
              timeout("The query was stopped: it took longer than 400 ms."));
      statement.execute("rollback");
      fixture.assertRecovered();
    }
  }
}
