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
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void takingTooLongIsTimeout(TestDatabase database) throws Exception {
    try (Patient patient = Patient.on(database, Map.of("fraiseql.limits.timeout", "300ms"))) {
      patient.blockFlaws();

      HttpResponse<String> answer = patient.ask(FLAWS);

      assertThat(answer.body())
          .isEqualTo(timeout("The query was stopped: it took longer than 300 ms."));
      assertThat(answer.statusCode()).isEqualTo(200);
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "SQLITE"})
  void nobodyWaitsForIsStoppedInTheDatabase(TestDatabase database) throws Exception {
    // So much time that nothing else stops it.
    try (Patient patient = Patient.on(database, Map.of("fraiseql.limits.timeout", "1h"))) {
      patient.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);
      patient.awaitMeter("fraiseql_connections_active", 1);
      if (database == TestDatabase.POSTGRESQL) {
        patient.awaitBlocked();
      }

      answer.cancel(true); // which closes the connection

      patient.awaitMeter("fraiseql_connections_active", 0);
      patient.assertIsWell();
    }
  }

  @Test
  void anOperatorCancelsIsTimeout() throws Exception {
    try (Patient patient = Patient.on(TestDatabase.POSTGRESQL, Map.of())) {
      patient.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);

      patient.number("select 1 from pg_cancel_backend(" + patient.awaitBlocked() + ")");

      assertThat(answer.join().body()).isEqualTo(timeout("The query was stopped by the database."));
      patient.assertIsWell();
    }
  }

  @Test
  void aLockHoldsUpOnPostgresqlAreTimeout() throws Exception {
    try (Patient patient = Patient.on(TestDatabase.POSTGRESQL, Map.of())) {
      patient.execute("drop view flaws");
      patient.execute(
          "create view flaws as select r.* from flaw_rows r,"
              + " (select set_config('lock_timeout', '1ms', false)) patience,"
              + " pg_advisory_xact_lock_shared(length(set_config) - 2)");
      patient.number("select 1 from pg_advisory_lock(1)");

      assertThat(patient.ask(FLAWS).body())
          .isEqualTo(timeout("The database is busy: a lock was not released in time."));
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
