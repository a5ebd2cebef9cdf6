package dev.fraiseql.conformance.fault;

import static dev.fraiseql.conformance.fault.Patient.FLAWS;
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

/** Statements that end before they are done. */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class StoppedStatementTest {

  private static String timeout(String message) {
    return "{\"errors\":[{\"message\":\""
        + message
        + "\",\"extensions\":{\"code\":\"TIMEOUT\"}}],\"data\":null}";
  }

  @ParameterizedTest
  @EnumSource
  void takingTooLongIsTimeout(TestDatabase database) throws Exception {
    try (Patient patient = Patient.on(database, Map.of("fraiseql.limits.timeout", "300ms"))) {
      patient.operator.blockFlaws();

      HttpResponse<String> answer = patient.ask(FLAWS);

      assertThat(answer.body())
          .isEqualTo(timeout("The query was stopped: it took longer than 300 ms."));
      assertThat(answer.statusCode()).isEqualTo(200);
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyWaitsForIsStoppedInTheDatabase(TestDatabase database) throws Exception {
    // So much time that nothing else stops it.
    try (Patient patient = Patient.on(database, Map.of("fraiseql.limits.timeout", "1h"))) {
      patient.operator.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);
      patient.awaitMeter("fraiseql_connections_active", 1);
      if (database != TestDatabase.SQLITE) {
        patient.awaitBlocked();
      }

      answer.cancel(true); // which closes the connection

      patient.awaitMeter("fraiseql_connections_active", 0);
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void anOperatorCancelsIsTimeout(TestDatabase database) throws Exception {
    try (Patient patient = Patient.on(database, Map.of())) {
      patient.operator.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);

      patient.serverOperator().stop(patient.awaitBlocked());

      assertThat(answer.join().body()).isEqualTo(timeout("The query was stopped by the database."));
      patient.assertIsWell();
    }
  }

  @Test
  void aLockHoldsUpOnPostgresqlAreTimeout() throws Exception {
    try (Patient patient = Patient.on(TestDatabase.POSTGRESQL, Map.of())) {
      patient.operator.execute("drop view flaws");
      patient.operator.execute(
          "create view flaws as select r.* from flaw_rows r,"
              + " (select set_config('lock_timeout', '1ms', false)) patience,"
              + " pg_advisory_xact_lock_shared(length(set_config) - 2)");
      patient.operator.number("select 1 from pg_advisory_lock(1)");

      assertThat(patient.ask(FLAWS).body())
          .isEqualTo(timeout("The database is busy: a lock was not released in time."));
      patient.assertIsWell();
    }
  }

  /** What ALTER TABLE does to readers: they do not even get to prepare. */
  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void aLockedTableHoldsUpOnMysqlIsTimeout(TestDatabase database) throws Exception {
    String patience = "&initSql=set session lock_wait_timeout=1";
    try (Patient patient = Patient.on(database, patience, Map.of())) {
      patient.operator.execute("lock tables flaw_rows write");

      assertThat(patient.ask(FLAWS).body())
          .isEqualTo(timeout("The database is busy: a lock was not released in time."));
      patient.operator.execute("unlock tables");
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void thatWaitsForALockedTableIsStoppedInTime(TestDatabase database) throws Exception {
    try (Patient patient = Patient.on(database, Map.of("fraiseql.limits.timeout", "300ms"))) {
      patient.operator.execute("lock tables flaw_rows write");

      assertThat(patient.ask(FLAWS).body())
          .isEqualTo(timeout("The query was stopped: it took longer than 300 ms."));
      patient.assertIsWell();
    }
  }

  @Test
  void aWriterLocksOutOnSqliteIsTimeout() throws Exception {
    Map<String, Object> settings =
        Map.of("fraiseql.limits.timeout", "400ms", "fraiseql.database.pool-size", 1);
    try (Patient patient = Patient.on(TestDatabase.SQLITE, settings);
        Connection writer = patient.world.connect();
        Statement statement = writer.createStatement()) {
      patient.assertIsWell(); // and so has its connection
      statement.execute("begin exclusive");

      HttpResponse<String> answer = patient.ask("{ citiesCount }");

      assertThat(answer.body())
          .isIn(
              timeout("The database is busy: a lock was not released in time."),
              timeout("The query was stopped: it took longer than 400 ms."));
      statement.execute("rollback");
      patient.assertIsWell();
    }
  }
}
