package dev.fraiseql.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.testing.TestDatabase;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Streams that break: an error at the end that is still there, and nothing left of them at the
 * other, nor in the database.
 */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class BrokenStreamTest {
  private static final Ticket EXPORT = Patient.ticket("export:flaws::id,text");

  /** The same as a statement of Flight SQL. */
  private static final Ticket SELECT =
      new Ticket(
          SqlMessages.write(
              TicketStatementQuery.newBuilder()
                  .setStatementHandle(new StatementHandle("SELECT id, text FROM flaws").bytes())
                  .build()));

  private static Patient patient(TestDatabase database) throws Exception {
    // So much time that nothing else stops a statement.
    return Patient.on(
        database,
        Map.of(
            "fraiseql.limits.timeout",
            "1h",
            "fraiseql.database.pool-size",
            4,
            "fraiseql.shutdown.timeout",
            "1s"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aDatabaseThatIsKilledBeforeTheFirstRowIsAnError(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (Patient patient = patient(database)) {
        patient.operator.blockFlaws();
        CompletableFuture<Void> reader = read(patient.flight, ticket);
        patient.endBlocked();

        assertFails(reader, FlightStatusCode.INTERNAL);
        patient.assertIsWell();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aDatabaseThatIsKilledBetweenRowsIsAnError(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (Patient patient = patient(database)) {
        patient.serverOperator().multiplyFlaws();
        try (FlightStream stream = patient.flight.getStream(ticket)) {
          assertThat(stream.next()).isTrue();
          // MySQL ends a session that sends when what it sends is taken, so there is nothing to
          // await.
          assertThat(patient.serverOperator().endAll()).isPositive();

          assertThatThrownBy(
                  () -> {
                    while (stream.next()) {}
                  })
              .isInstanceOfSatisfying(
                  FlightRuntimeException.class,
                  e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL))
              .message()
              .matches("(?s).*The server could not answer\\. .* correlation id [0-9a-f-]{36}\\.")
              .doesNotContainIgnoringCase("terminating")
              .doesNotContainIgnoringCase("killed")
              .doesNotContainIgnoringCase("fatal");
        }
        patient.assertIsWell();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatGoesBeforeTheFirstRowStopsTheStatement(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (Patient patient = patient(database)) {
        patient.operator.blockFlaws();
        try (BufferAllocator allocator = new RootAllocator();
            FlightClient client = client(allocator, patient)) {
          FlightStream stream = client.getStream(ticket);
          patient.awaitMeter("fraiseql_connections_active", 1);
          if (database != TestDatabase.SQLITE) {
            patient.awaitBlocked();
          }
          stream.cancel("seen enough", null);
          stream.close();
        }
        patient.awaitMeter("fraiseql_connections_active", 0);
        patient.assertIsWell();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aClientThatGoesBetweenRowsStopsTheStatement(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (Patient patient = patient(database)) {
        patient.serverOperator().multiplyFlaws();
        try (BufferAllocator allocator = new RootAllocator();
            FlightClient client = client(allocator, patient)) {
          FlightStream stream = client.getStream(ticket);
          assertThat(stream.next()).isTrue();
          assertThat(patient.operator.busy()).isPositive();
          stream.cancel("seen enough", null);
          stream.close();
        }
        patient.awaitMeter("fraiseql_connections_active", 0);
        patient.assertIsWell();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatStopsBeforeTheFirstRowStopsTheStatement(TestDatabase database) throws Exception {
    try (Patient patient = patient(database)) {
      patient.operator.blockFlaws();
      CompletableFuture<Void> reader = read(patient.flight, EXPORT);
      CompletableFuture<Void> other = read(patient.flight, SELECT);
      patient.awaitMeter("fraiseql_connections_active", 2);

      patient.server.close(); // which fails if memory is left

      assertFails(reader, FlightStatusCode.UNAVAILABLE);
      assertFails(other, FlightStatusCode.UNAVAILABLE);
      patient.awaitIdleDatabase();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aServerThatStopsBetweenRowsStopsTheStatement(TestDatabase database) throws Exception {
    try (Patient patient = patient(database)) {
      patient.serverOperator().multiplyFlaws();
      try (FlightStream stream = patient.flight.getStream(SELECT)) {
        assertThat(stream.next()).isTrue();

        patient.server.close();

        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                // The reason travels behind what the client has left unread, if there is time.
                e ->
                    assertThat(e.status().code())
                        .isIn(FlightStatusCode.UNAVAILABLE, FlightStatusCode.CANCELLED));
      }
      patient.awaitIdleDatabase();
    }
  }

  private static CompletableFuture<Void> read(FlightClient client, Ticket ticket) {
    return CompletableFuture.runAsync(() -> {
      try (FlightStream stream = client.getStream(ticket)) {
        while (stream.next()) {}
      } catch (FlightRuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    });
  }

  private static void assertFails(CompletableFuture<Void> reader, FlightStatusCode code) {
    assertThatThrownBy(reader::join)
        .cause()
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).as(e.toString()).isEqualTo(code));
  }

  private static FlightClient client(BufferAllocator allocator, Patient patient) {
    return FlightClient.builder(
            allocator, Location.forGrpcInsecure("localhost", patient.server.flight().getPort()))
        .build();
  }
}
