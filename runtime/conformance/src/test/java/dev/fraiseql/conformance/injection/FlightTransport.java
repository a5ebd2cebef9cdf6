package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.conformance.flight.ArrowAnswer;
import dev.fraiseql.conformance.flight.MixedRoots;
import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Asks over Arrow Flight, by tickets. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
final class FlightTransport implements Transport {
  private static final Set<FlightStatusCode> REFUSED =
      Set.of(
          FlightStatusCode.INVALID_ARGUMENT,
          FlightStatusCode.TIMED_OUT,
          FlightStatusCode.RESOURCE_EXHAUSTED);
  private static final Model MODEL = World.model();
  private static final MixedRoots MIXED = new MixedRoots(MODEL);

  private final FlightService service;
  private final BufferAllocator allocator = new RootAllocator();
  private final FlightClient client;

  FlightTransport(World world) throws Exception {
    service =
        FlightService.start(
            new FlightSettings("localhost", 0, 8, 1 << 20, 1),
            world.engine(HostileWorld.LIMITS),
            new OpenCallerResolver(),
            new SimpleMeterRegistry());
    client =
        FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", service.port()))
            .build();
  }

  @Override
  public void check(Attempt attempt) throws Exception {
    if (attempt.request().query() == null) {
      return; // that is a ticket of its own: see the attempts on tickets
    }
    Map<String, Object> ticket = new LinkedHashMap<>();
    ticket.put("type", "GraphQLQuery");
    ticket.put("query", attempt.request().query());
    ticket.put("variables", attempt.request().variables());
    if (attempt.request().operationName() != null) {
      ticket.put("operationName", attempt.request().operationName());
    }
    try (FlightStream stream = stream(Json.of(ticket))) {
      boolean more = stream.next();
      if (attempt.expected() instanceof Expected.Answer(Object root)) {
        compare(attempt, stream, more, root);
      } else {
        assertThat(attempt.expected()).as("%s", attempt).isInstanceOf(Expected.Either.class);
        while (more) { // a stream that is left is open for a while
          more = stream.next();
        }
      }
    } catch (FlightRuntimeException e) {
      refused(attempt, e);
    }
  }

  private static void refused(Attempt attempt, FlightRuntimeException e) {
    Silence.check(attempt, String.valueOf(e.status().description()));
    // Not every question has columns for an answer.
    boolean noStream = String.valueOf(e.getMessage()).contains("cannot be streamed");
    if (attempt.expected() instanceof Expected.Answer && !noStream) {
      fail(attempt + ": " + e.getMessage(), e);
    }
    assertThat(e.status().code()).as("%s: %s", attempt, e.getMessage()).isIn(REFUSED);
  }

  private static void compare(Attempt attempt, FlightStream stream, boolean more, Object root) {
    GraphQlRequest request = attempt.request();
    boolean mixed = MIXED.has(Objects.requireNonNull(request.query()), request.operationName());
    ArrowAnswer answer = new ArrowAnswer(MODEL, stream.getDictionaryProvider(), mixed);
    boolean count = root instanceof Number;
    List<?> expected = rows(root);
    int seen = 0;
    for (; more; more = stream.next()) {
      VectorSchemaRoot batch = stream.getRoot();
      for (int row = 0; row < batch.getRowCount(); row++, seen++) {
        assertThat(seen).as("%s", attempt).isLessThan(expected.size());
        if (count) {
          answer.compare(batch.getVector(0), row, root, attempt.toString());
        } else {
          answer.compareRow(batch.getFieldVectors(), row, expected.get(seen), attempt.toString());
        }
      }
    }
    assertThat(seen).as("%s", attempt).isEqualTo(expected.size());
  }

  private static List<?> rows(Object root) {
    return switch (root) {
      case null -> List.of();
      case List<?> list -> list;
      case Map<?, ?> map when map.get("nodes") instanceof List<?> nodes -> nodes;
      default -> List.of(root);
    };
  }

  /** The texts in the first column of what a ticket gives. */
  List<String> texts(String ticket) throws Exception {
    List<String> texts = new ArrayList<>();
    try (FlightStream stream = stream(ticket)) {
      while (stream.next()) {
        VectorSchemaRoot batch = stream.getRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
          texts.add(String.valueOf(batch.getVector(0).getObject(row)));
        }
      }
    }
    return texts;
  }

  private FlightStream stream(String ticket) {
    return client.getStream(new Ticket(ticket.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws Exception {
    client.close();
    service.close();
    allocator.close();
  }
}
