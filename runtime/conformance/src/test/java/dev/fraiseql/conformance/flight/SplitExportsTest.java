package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.flight.FlightSettings.Splits;
import dev.fraiseql.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // close() may throw InterruptedException
class SplitExportsTest {
  private static final int ROWS = 20_000;
  private static final Splits FOUR = new Splits(1_000, 4, 1, Duration.ofMinutes(1));

  private static final List<String> MOVED_TICKS =
      List.of(
          "update ticks set count = count + 1, id = id + 1000000",
          "update ticks set count = count + 1, id = id - 1000000");

  /** Replaces the first digit of a UUID; twice returns the original UUID. */
  private static final String MOVED_UUID =
      "(translate(left(id::text, 1), '0123456789abcdef', 'fedcba9876543210') || substr(id::text, 2))::uuid";

  private static final List<String> MOVED_BAGS = List.of("update bags set id = " + MOVED_UUID);

  private static DomainDatabase domain;
  private final BufferAllocator allocator = new RootAllocator();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    domain = DomainDatabase.fresh(TestDatabase.POSTGRESQL);
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from ticks");
      statement.execute(
          "insert into ticks (id, side, step, amount, exact, ratio, count, step_sum)"
              + " select i, case when i % 2 = 0 then 'left' else 'right' end, 0, 0, 0, 0, 0, 0"
              + " from generate_series(1, "
              + ROWS
              + ") as n(i)");
      statement.execute("delete from bags");
      statement.execute(
          "insert into bags (id, texts, numbers, longs, flags, reals, money, exact, moments, days,"
              + " uuids, moods) select md5(i::text)::uuid,"
              + " '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'"
              + " from generate_series(1, "
              + ROWS
              + ") as n(i)");
      statement.execute("analyze ticks, bags");
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
    allocator.close();
  }

  private FlightClient client(Splits splits) throws Exception {
    FlightService service =
        FlightService.start(
            new FlightSettings(
                "localhost",
                0,
                5,
                64L << 20,
                1 << 20,
                Duration.ofMinutes(1),
                BatchLimits.DEFAULT,
                splits,
                FlightSettings.Loads.DEFAULT),
            domain.engine(Map.of()),
            new OpenCallerResolver(),
            new SimpleMeterRegistry());
    opened.add(service);
    FlightClient client =
        FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", service.port()))
            .build();
    opened.add(client);
    return client;
  }

  private static FlightInfo info(FlightClient client, String ticket) {
    return client.getInfo(FlightDescriptor.command(ticket.getBytes(StandardCharsets.UTF_8)));
  }

  /** The compared columns of a row. */
  private record Row(int id, int count) {}

  private static List<Row> rows(FlightClient client, Ticket ticket) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(ticket)) {
      VectorSchemaRoot root = stream.getRoot();
      while (stream.next()) {
        IntVector ids = (IntVector) root.getVector("id");
        IntVector counts = (IntVector) root.getVector("count");
        for (int i = 0; i < root.getRowCount(); i++) {
          rows.add(new Row(ids.get(i), counts.get(i)));
        }
      }
    }
    return rows;
  }

  @Test
  void partsAreTheWholeSnapshotDespiteConcurrentWrites() throws Exception {
    FlightClient client = client(FOUR);
    AtomicBoolean finished = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> write(MOVED_TICKS, finished, written));
    try {
      awaitMore(written, writer);
      FlightInfo info = info(client, "export:ticks::");
      assertThat(info.getEndpoints()).hasSize(4);
      List<Row> all = new ArrayList<>();
      for (FlightEndpoint endpoint : info.getEndpoints()) {
        // By now every row has changed and moved to another part.
        awaitMore(written, writer);
        assertThat(endpoint.getExpirationTime().orElseThrow()).isAfter(Instant.now());
        List<Row> part = rows(client, endpoint.getTicket());
        assertThat(part).hasSizeBetween(ROWS / 10, ROWS / 2);
        all.addAll(part);
      }
      int shift = all.stream().mapToInt(Row::id).min().orElseThrow() - 1;
      assertThat(all.stream().map(Row::id).sorted())
          .isEqualTo(IntStream.rangeClosed(1 + shift, ROWS + shift).boxed().toList());
      assertThat(all.stream().map(Row::count).distinct()).hasSize(1);
    } finally {
      finished.set(true);
      writer.join();
    }
  }

  @Test
  void partsByUuidKeysAreTheWholeSnapshotDespiteConcurrentWrites() throws Exception {
    Set<String> whole = uuids("id");
    Set<String> moved = uuids(MOVED_UUID);
    FlightClient client = client(FOUR);
    AtomicBoolean finished = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> write(MOVED_BAGS, finished, written));
    try {
      awaitMore(written, writer);
      FlightInfo info = info(client, "export:bags::id");
      assertThat(info.getEndpoints()).hasSize(4);
      List<String> all = new ArrayList<>();
      for (FlightEndpoint endpoint : info.getEndpoints()) {
        awaitMore(written, writer);
        List<String> part = uuids(client, endpoint.getTicket());
        assertThat(part).hasSizeBetween(ROWS / 10, ROWS / 2);
        all.addAll(part);
      }
      assertThat(all).hasSize(ROWS).doesNotHaveDuplicates();
      // All keys from before a move, or all from after it.
      assertThat(Set.copyOf(all)).isEqualTo(whole.contains(all.getFirst()) ? whole : moved);
    } finally {
      finished.set(true);
      writer.join();
    }
  }

  private static Set<String> uuids(String expression) throws SQLException {
    Set<String> uuids = new HashSet<>();
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + expression + "::text from bags")) {
      while (rows.next()) {
        uuids.add(rows.getString(1));
      }
    }
    return uuids;
  }

  private static List<String> uuids(FlightClient client, Ticket ticket) throws Exception {
    List<String> uuids = new ArrayList<>();
    try (FlightStream stream = client.getStream(ticket)) {
      while (stream.next()) {
        FieldVector ids = stream.getRoot().getVector("id");
        for (int i = 0; i < ids.getValueCount(); i++) {
          uuids.add(String.valueOf(ids.getObject(i)));
        }
      }
    }
    return uuids;
  }

  /** Moves every row to another part, and back with the next statement. */
  private static void write(List<String> moves, AtomicBoolean finished, AtomicInteger written) {
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      while (!finished.get()) {
        for (String move : moves) {
          statement.execute(move);
          written.incrementAndGet();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitMore(AtomicInteger written, CompletableFuture<Void> writer) {
    int before = written.get();
    while (written.get() == before && !writer.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(writer).isNotCompletedExceptionally();
  }

  @Test
  void partsHaveTheColumnsAndTheConditionOfTheExport() throws Exception {
    FlightClient client = client(FOUR);
    FlightInfo info = info(client, "export:ticks:side = 'left' or id = 1:count,id");
    assertThat(info.getEndpoints()).hasSize(4);
    List<Integer> ids = new ArrayList<>();
    for (FlightEndpoint endpoint : info.getEndpoints()) {
      try (FlightStream stream = client.getStream(endpoint.getTicket())) {
        assertThat(stream.getSchema()).isEqualTo(info.getSchemaOptional().orElseThrow());
      }
      rows(client, endpoint.getTicket()).forEach(row -> ids.add(row.id()));
    }
    assertThat(ids).hasSize(ROWS / 2 + 1).doesNotHaveDuplicates();
  }

  @Test
  void estimatesTheNumberOfRows() throws Exception {
    FlightClient client = client(Splits.into(4));
    assertThat(info(client, "export:ticks::").getRecords()).isEqualTo(ROWS);
    assertThat(info(client, "export:ticks:id > 3:").getRecords()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export:cities::",
        "{\"type\":\"BulkExport\",\"table\":\"ticks\",\"order\":\"key\"}",
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ ticks { id } }\"}"
      })
  void someExportsHaveOnePart(String ticket) throws Exception {
    List<FlightEndpoint> endpoints = info(client(FOUR), ticket).getEndpoints();
    assertThat(endpoints).hasSize(1);
    assertThat(endpoints.getFirst().getExpirationTime()).isEmpty();
  }

  @Test
  void holdsAtMostTheConfiguredNumberOfSnapshots() throws Exception {
    FlightClient client = client(FOUR);
    assertThat(info(client, "export:ticks::").getEndpoints()).hasSize(4);
    FlightInfo second = info(client, "export:ticks::");
    assertThat(second.getEndpoints()).hasSize(1);
    assertThat(rows(client, second.getEndpoints().getFirst().getTicket())).hasSize(ROWS);
  }

  @Test
  void expiredTicketsAreRejected() throws Exception {
    FlightClient client = client(new Splits(1_000, 4, 1, Duration.ofMillis(1)));
    Ticket ticket = info(client, "export:ticks::").getEndpoints().getFirst().getTicket();
    assertThatThrownBy(
            () -> {
              while (true) { // until the ticket has expired
                rows(client, ticket);
              }
            })
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
        .hasMessageContaining("has expired. Ask GetFlightInfo for new tickets");
    // The snapshot was released, so another one can be held.
    assertThat(info(client, "export:ticks::").getEndpoints()).hasSize(4);
  }

  @Test
  void aForgedSnapshotIsRejected() throws Exception {
    FlightClient client = client(FOUR);
    String ticket =
        "{\"type\":\"BulkExport\",\"table\":\"ticks\",\"snapshot\":\"00000003-00000021-1'; drop table ticks\"}";
    assertThatThrownBy(() -> rows(client, new Ticket(ticket.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(FlightRuntimeException.class)
        .hasMessageContaining("has expired");
  }
}
