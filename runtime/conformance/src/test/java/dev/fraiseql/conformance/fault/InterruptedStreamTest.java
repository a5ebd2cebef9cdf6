package dev.fraiseql.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.flight.FlightFixture;
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
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Streams that are interrupted by the database, the client or the server: the remaining side gets
 * an error, and no statement, connection or memory stays in use.
 */
@Timeout(120)
@SuppressWarnings("try") // close() may throw InterruptedException
class InterruptedStreamTest {
  private static final Ticket EXPORT = ServerFixture.ticket("export:flaws::id,text");

  /** The same rows by a Flight SQL statement. */
  private static final Ticket SELECT = FlightFixture.statement("SELECT id, text FROM flaws");

  private static ServerFixture start(TestDatabase database) throws Exception {
    // Long timeouts, so that nothing else cancels a statement.
    return ServerFixture.on(
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
  void terminatingTheDatabaseSessionBeforeTheFirstRowIsAnError(TestDatabase database)
      throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (ServerFixture fixture = start(database)) {
        fixture.admin.blockFlaws();
        CompletableFuture<Void> reader = read(fixture.flight, ticket);
        fixture.terminateBlocked();

        assertFails(reader, FlightStatusCode.INTERNAL);
        fixture.assertRecovered();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void terminatingTheDatabaseSessionBetweenRowsIsAnError(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (ServerFixture fixture = start(database)) {
        fixture.sessionAdmin().enlargeFlaws();
        try (FlightStream stream = fixture.flight.getStream(ticket)) {
          assertThat(stream.next()).isTrue();
          // MySQL terminates a sending session only when the client reads, so there is nothing to
          // await.
          assertThat(fixture.sessionAdmin().terminateAll()).isPositive();

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
        fixture.assertRecovered();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatCancelsBeforeTheFirstRowCancelsTheStatement(TestDatabase database)
      throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (ServerFixture fixture = start(database)) {
        fixture.admin.blockFlaws();
        try (BufferAllocator allocator = new RootAllocator();
            FlightClient client = client(allocator, fixture)) {
          FlightStream stream = client.getStream(ticket);
          fixture.awaitMeter("fraiseql_connections_active", 1);
          if (database != TestDatabase.SQLITE) {
            fixture.awaitBlocked();
          }
          stream.cancel("not needed", null);
          stream.close();
        }
        fixture.awaitMeter("fraiseql_connections_active", 0);
        fixture.assertRecovered();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aClientThatCancelsBetweenRowsCancelsTheStatement(TestDatabase database) throws Exception {
    for (Ticket ticket : new Ticket[] {EXPORT, SELECT}) {
      try (ServerFixture fixture = start(database)) {
        fixture.sessionAdmin().enlargeFlaws();
        try (BufferAllocator allocator = new RootAllocator();
            FlightClient client = client(allocator, fixture)) {
          FlightStream stream = client.getStream(ticket);
          assertThat(stream.next()).isTrue();
          assertThat(fixture.admin.busySessions()).isPositive();
          stream.cancel("not needed", null);
          stream.close();
        }
        fixture.awaitMeter("fraiseql_connections_active", 0);
        fixture.assertRecovered();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatShutsDownBeforeTheFirstRowCancelsTheStatement(TestDatabase database)
      throws Exception {
    try (ServerFixture fixture = start(database)) {
      fixture.admin.blockFlaws();
      CompletableFuture<Void> reader = read(fixture.flight, EXPORT);
      CompletableFuture<Void> other = read(fixture.flight, SELECT);
      fixture.awaitMeter("fraiseql_connections_active", 2);

      fixture.server.close(); // which fails if memory is still allocated

      assertFails(reader, FlightStatusCode.UNAVAILABLE);
      assertFails(other, FlightStatusCode.UNAVAILABLE);
      fixture.awaitIdleDatabase();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aServerThatShutsDownBetweenRowsCancelsTheStatement(TestDatabase database) throws Exception {
    try (ServerFixture fixture = start(database)) {
      fixture.sessionAdmin().enlargeFlaws();
      try (FlightStream stream = fixture.flight.getStream(SELECT)) {
        assertThat(stream.next()).isTrue();

        fixture.server.close();

        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                // The reason arrives after the unread batches, unless the server closes the
                // connection first.
                e ->
                    assertThat(e.status().code())
                        .isIn(FlightStatusCode.UNAVAILABLE, FlightStatusCode.CANCELLED));
      }
      fixture.awaitIdleDatabase();
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

  private static FlightClient client(BufferAllocator allocator, ServerFixture fixture) {
    return FlightClient.builder(
            allocator, Location.forGrpcInsecure("localhost", fixture.server.flight().getPort()))
        .build();
  }
}
