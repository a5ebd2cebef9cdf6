package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.flight.FlightFixture;
import dev.fraiseql.conformance.flight.PolymorphicRoots;
import dev.fraiseql.conformance.flight.VectorComparison;
import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Sends attempts over Arrow Flight, as tickets. */
@SuppressWarnings("try") // close() may throw InterruptedException
final class FlightTransport implements Transport {
  private static final Set<FlightStatusCode> REJECTION_CODES =
      Set.of(
          FlightStatusCode.INVALID_ARGUMENT,
          FlightStatusCode.TIMED_OUT,
          FlightStatusCode.RESOURCE_EXHAUSTED);
  private static final Model MODEL = DomainDatabase.model();
  private static final PolymorphicRoots POLYMORPHIC = new PolymorphicRoots(MODEL);

  private final FlightFixture fixture;

  FlightTransport(DomainDatabase domain) throws Exception {
    // Streams that are not read to the end stay open for a while.
    fixture = FlightFixture.serve(domain.engine(HostileRows.LIMITS), 8);
  }

  @Override
  public void check(Attempt attempt) throws Exception {
    if (attempt.request().query() == null) {
      return; // requests without a query are other tickets: see InjectionTest.TicketAttempts
    }
    Map<String, Object> ticket = new LinkedHashMap<>();
    ticket.put("type", "GraphQLQuery");
    ticket.put("query", attempt.request().query());
    ticket.put("variables", attempt.request().variables());
    if (attempt.request().operationName() != null) {
      ticket.put("operationName", attempt.request().operationName());
    }
    try (FlightStream stream = stream(RequestJson.of(ticket))) {
      boolean more = stream.next();
      if (attempt.expected() instanceof Expected.Result(Object root)) {
        compare(attempt, stream, more, root);
      } else {
        assertThat(attempt.expected())
            .as("%s", attempt)
            .isInstanceOf(Expected.ResultOrRejection.class);
        while (more) { // an abandoned stream stays open for a while
          more = stream.next();
        }
      }
    } catch (FlightRuntimeException e) {
      checkRejected(attempt, e);
    }
  }

  private static void checkRejected(Attempt attempt, FlightRuntimeException e) {
    LeakCheck.check(attempt, String.valueOf(e.status().description()));
    // Not every operation can be streamed.
    boolean unsupported = String.valueOf(e.getMessage()).contains("cannot be streamed");
    if (attempt.expected() instanceof Expected.Result && !unsupported) {
      fail(attempt + ": " + e.getMessage(), e);
    }
    assertThat(e.status().code()).as("%s: %s", attempt, e.getMessage()).isIn(REJECTION_CODES);
  }

  private static void compare(Attempt attempt, FlightStream stream, boolean more, Object root) {
    GraphQlRequest request = attempt.request();
    boolean polymorphic =
        POLYMORPHIC.has(Objects.requireNonNull(request.query()), request.operationName());
    VectorComparison comparison =
        new VectorComparison(MODEL, stream.getDictionaryProvider(), polymorphic);
    boolean count = root instanceof Number;
    List<?> expected = rows(root);
    int seen = 0;
    for (; more; more = stream.next()) {
      VectorSchemaRoot batch = stream.getRoot();
      for (int row = 0; row < batch.getRowCount(); row++, seen++) {
        assertThat(seen).as("%s", attempt).isLessThan(expected.size());
        if (count) {
          comparison.compare(batch.getVector(0), row, root, attempt.toString());
        } else {
          comparison.compareRow(
              batch.getFieldVectors(), row, expected.get(seen), attempt.toString());
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

  /** The first column of the rows of a ticket, as texts. */
  List<String> firstColumn(String ticket) throws Exception {
    List<String> values = new ArrayList<>();
    try (FlightStream stream = stream(ticket)) {
      while (stream.next()) {
        VectorSchemaRoot batch = stream.getRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
          values.add(String.valueOf(batch.getVector(0).getObject(row)));
        }
      }
    }
    return values;
  }

  private FlightStream stream(String ticket) {
    return fixture.client().getStream(new Ticket(ticket.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws Exception {
    fixture.close();
  }
}
