package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that offers an export as four endpoints. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class EndpointBatchesTest {
  private static final int ENDPOINTS = 4;
  private static final int BATCHES = 20;
  private static final int ROWS = 50;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fetchesAllEndpointsAtTheSameTime(boolean ordered) throws Exception {
    List<Integer> whole = IntStream.range(0, ENDPOINTS * BATCHES * ROWS).boxed().toList();
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, ordered, -1, ENDPOINTS));
        FraiseFlightClient client = connect(server);
        RowReader rows = client.export(Export.of("a"))) {
      assertThat(rows.totalRows()).isEqualTo(whole.size());
      List<Integer> read = read(rows);
      if (!ordered) {
        read.sort(null);
      }
      assertThat(read).isEqualTo(whole);
    }
  }

  @Test
  void failsIfOneOfThemFails() throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, false, 3, ENDPOINTS));
        FraiseFlightClient client = connect(server);
        RowReader rows = client.export(Export.of("a"))) {
      assertThatThrownBy(() -> read(rows))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("correlation id 7");
    }
  }

  @Test
  void waitsForAStreamWhereTheServerHasNoneLeft() throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, false, -1, 2));
        FraiseFlightClient client = connect(server)) {
      try (RowReader rows = client.export(Export.of("a"))) {
        assertThat(read(rows)).hasSize(ENDPOINTS * BATCHES * ROWS).doesNotHaveDuplicates();
      }
    }
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, false, -1, 0));
        FraiseFlightClient client =
            FraiseFlightClient.connect(
                uri(server),
                null,
                ClientOptions.DEFAULT.withRetryTimeout(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> client.export(Export.of("a")).close())
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("0 streams are open, which is the most");
    }
  }

  @Test
  void endsAllOfThemWhenClosedEarly() throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, true, -1, ENDPOINTS));
        FraiseFlightClient client = connect(server)) {
      try (RowReader rows = client.export(Export.of("a"))) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(fetchers()).isEmpty();
    }
  }

  /** Two kinds of waits, each of which closing ends: for batches, and for room. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // closing takes no interruption
  void endsAllOfThemWhenClosedWhileOneWaitsAndOthersHaveNoRoom() throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        FlightServer server = server(new Split(allocator, false, -1, ENDPOINTS).withSilent(2));
        FraiseFlightClient client = connect(server)) {
      for (int i = 0; i < 100; i++) {
        try (RowReader rows = client.export(Export.of("a"))) {
          assertThat(rows.schema().getFields()).hasSize(2);
          while (fetchersIn(ArrivalQueue.class, "put") < ENDPOINTS - 1
              || fetchersIn(FlightStream.class, "next") < 1) {
            Thread.onSpinWait();
          }
        }
        assertThat(fetchers()).isEmpty();
      }
    }
  }

  /** How many threads that fetch wait in a method. */
  private static long fetchersIn(Class<?> type, String method) {
    return fetchers().stream()
        .filter(thread ->
            Arrays.stream(thread.getStackTrace())
                .anyMatch(frame ->
                    frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals(method)))
        .count();
  }

  private static List<Thread> fetchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fraiseql-fetch-"))
        .toList();
  }

  private static FraiseFlightClient connect(FlightServer server) {
    return FraiseFlightClient.connect(uri(server), null);
  }

  private static URI uri(FlightServer server) {
    return URI.create("grpc://localhost:" + server.getPort());
  }

  private static List<Integer> read(RowReader rows) {
    List<Integer> values = new ArrayList<>();
    while (rows.next()) {
      IntVector vector = (IntVector) rows.root().getVector(0);
      IntVector parity = (IntVector) rows.root().getVector(1);
      FieldVector names = rows.dictionaries().lookup(Split.PARITY.getId()).getVector();
      for (int i = 0; i < rows.root().getRowCount(); i++) {
        values.add(vector.get(i));
        assertThat(String.valueOf(names.getObject(parity.get(i))))
            .isEqualTo(vector.get(i) % 2 == 0 ? "EVEN" : "ODD");
      }
    }
    return values;
  }

  private static FlightServer server(Split split) throws Exception {
    return FlightServer.builder(split.allocator, Location.forGrpcInsecure("localhost", 0), split)
        .build()
        .start();
  }

  /** Numbers rows over all endpoints. */
  private static final class Split extends NoOpFlightProducer {
    static final DictionaryEncoding PARITY =
        new DictionaryEncoding(7, false, new ArrowType.Int(32, true));
    private static final Schema SCHEMA =
        new Schema(
            List.of(
                Field.notNullable("row", new ArrowType.Int(32, true)),
                new Field(
                    "parity",
                    new FieldType(false, new ArrowType.Int(32, true), PARITY),
                    List.of())));

    private final BufferAllocator allocator;
    private final boolean ordered;
    private final int failing;
    private final int most;
    private final Semaphore streams;
    private final CyclicBarrier together;
    private int silent = -1;

    /**
     * A server's endpoints.
     *
     * @param failing the one that fails; -1 for none
     * @param most how many streams it has at once
     */
    Split(BufferAllocator allocator, boolean ordered, int failing, int most) {
      this.allocator = allocator;
      this.ordered = ordered;
      this.failing = failing;
      this.most = most;
      streams = new Semaphore(most);
      together = new CyclicBarrier(Math.max(1, most));
    }

    /** The same, but one of the endpoints sends its schema, and then nothing. */
    Split withSilent(int endpoint) {
      silent = endpoint;
      return this;
    }

    @Override
    public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
      // At another address than the one that was called: nobody is to send a token there.
      Location elsewhere = Location.forGrpcInsecure("192.0.2.1", 1);
      List<FlightEndpoint> endpoints =
          IntStream.range(0, ENDPOINTS)
              .mapToObj(i -> String.valueOf(i).getBytes(StandardCharsets.UTF_8))
              .map(ticket -> new FlightEndpoint(new Ticket(ticket), elsewhere))
              .toList();
      // How an announced schema has dictionaries does not matter here.
      Schema announced = new Schema(SCHEMA.getFields().subList(0, 1));
      return FlightInfo.builder(announced, descriptor, endpoints)
          .setRecords(ENDPOINTS * BATCHES * ROWS)
          .setOrdered(ordered)
          .build();
    }

    @Override
    public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
      if (!streams.tryAcquire()) {
        listener.error(
            CallStatus.RESOURCE_EXHAUSTED
                .withDescription(most + " streams are open, which is the most.")
                .toRuntimeException());
        return;
      }
      send(Integer.parseInt(new String(ticket.getBytes(), StandardCharsets.UTF_8)), listener);
      streams.release();
    }

    private void send(int endpoint, ServerStreamListener listener) {
      try (VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
          VarCharVector names = new VarCharVector("names", allocator)) {
        names.setSafe(0, "EVEN".getBytes(StandardCharsets.UTF_8));
        names.setSafe(1, "ODD".getBytes(StandardCharsets.UTF_8));
        names.setValueCount(2);
        together.await(20, TimeUnit.SECONDS); // none sends before others have been called
        listener.start(
            root, new DictionaryProvider.MapDictionaryProvider(new Dictionary(names, PARITY)));
        if (endpoint == silent) {
          awaitGone(listener);
        }
        IntVector vector = (IntVector) root.getVector(0);
        IntVector parity = (IntVector) root.getVector(1);
        for (int batch = 0; batch < BATCHES && !listener.isCancelled(); batch++) {
          if (endpoint == failing && batch == BATCHES / 2) {
            listener.error(
                CallStatus.INTERNAL
                    .withDescription("The database failed [correlation id 7]")
                    .toRuntimeException());
            return;
          }
          for (int row = 0; row < ROWS; row++) {
            vector.setSafe(row, (endpoint * BATCHES + batch) * ROWS + row);
            parity.setSafe(row, vector.get(row) % 2);
          }
          root.setRowCount(ROWS);
          listener.putNext();
        }
        listener.completed();
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        listener.error(CallStatus.CANCELLED.withCause(e).toRuntimeException());
      }
    }

    private static void awaitGone(ServerStreamListener listener) {
      while (!listener.isCancelled()) {
        Thread.onSpinWait();
      }
    }
  }
}
