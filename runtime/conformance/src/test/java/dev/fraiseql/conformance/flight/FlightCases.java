package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.util.AutoCloseables;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/** Asks cases with one root field through a real client. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
public final class FlightCases {
  private static final String CONNECTIONS = "14-connections";

  /** The one kind of rows of several types for which there are no columns. */
  private static final String SEVERAL_DECIMALS = "decimals of several digits under one key";

  private final String database;
  private final FraiseEngine engine;
  private final MixedRoots mixed;

  /**
   * Cases for a database.
   *
   * @param database what the matrix calls it
   * @param engine over it, with the limits that it has by default
   */
  public FlightCases(String database, FraiseEngine engine) {
    this.database = database;
    this.engine = engine;
    mixed = new MixedRoots(engine.model());
  }

  /** Columns hold what JSON says; fails at the first case for which they do not. */
  public void columnsHoldWhatJsonSays(List<Case> cases) throws Exception {
    AtomicInteger streamed = new AtomicInteger();
    try (Served served = serve()) {
      for (Case asked : cases) {
        Map<?, ?> answer = (Map<?, ?>) JsonReader.read(asked.answer());
        if (!answer.containsKey("errors") && answer.get("data") instanceof Map<?, ?> data) {
          // That one has no rows for columns, and is told so, is right as well.
          Matrix.note(
              Matrix.Transport.FLIGHT,
              asked,
              database,
              () -> {
                boolean isStream = compare(served.client(), asked, ticket(asked), data);
                assertThat(compare(served.client(), asked, statement(asked), data))
                    .as("%s as a statement of Flight SQL", asked)
                    .isEqualTo(isStream);
                if (data.size() == 1 && mixed.has(asked.query(), asked.operationName())) {
                  assertThat(isStream)
                      .as("%s is a stream", asked)
                      .isEqualTo(!asked.name().equals(SEVERAL_DECIMALS));
                }
                streamed.addAndGet(isStream ? 1 : 0);
              });
        }
      }
    }
    assertThat(streamed).as("streamed cases").hasValueGreaterThan(300);
  }

  /**
   * All rows of each type, with all of its own fields, hold what JSON says: read as one reads many
   * rows, which on PostgreSQL is another way than that of a few.
   */
  public void rowsHoldWhatJsonSays() throws Exception {
    int compared = 0;
    try (Served served = serve()) {
      for (TypeModel type : engine.model().types()) {
        String query = "{ " + type.plural() + " { __typename" + selected(type.fields()) + " } }";
        String answer = answer(query);
        Map<?, ?> json = (Map<?, ?>) JsonReader.read(answer);
        if (!json.containsKey("errors")) {
          Case asked =
              new Case(
                  "rows",
                  type.plural(),
                  query,
                  null,
                  Map.of(),
                  Map.of(),
                  1,
                  Set.of(),
                  List.of(),
                  "");
          assertThat(compare(served.client(), asked, ticket(asked), (Map<?, ?>) json.get("data")))
              .isTrue();
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(engine.model().types().size() / 2);
  }

  /**
   * The columns of each query that is a stream hold what its answer says.
   *
   * @param asked queries whose answers have no errors
   * @return how many are streams
   */
  public int streamsHoldWhatJsonSays(List<Case> asked) throws Exception {
    int streamed = 0;
    try (Served served = serve()) {
      for (Case each : asked) {
        Map<?, ?> answer = (Map<?, ?>) JsonReader.read(each.answer());
        streamed +=
            compare(served.client(), each, ticket(each), (Map<?, ?>) answer.get("data")) ? 1 : 0;
      }
    }
    return streamed;
  }

  private static String selected(List<FieldModel> fields) {
    StringBuilder selected = new StringBuilder();
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar -> selected.append(' ').append(scalar.name());
        case EmbeddedField embedded ->
            selected
                .append(' ')
                .append(embedded.name())
                .append(" {")
                .append(selected(embedded.fields()))
                .append(" }");
        case ToOneField toOne ->
            selected.append(' ').append(toOne.name()).append(" { __typename }");
        case ToManyField toMany -> selected.append(' ').append(toMany.name()).append("Count");
      }
    }
    return selected.toString();
  }

  private String answer(String query) {
    GraphQlRequest request = new GraphQlRequest(query, null, Map.of(), null);
    return engine.graphql().execute(request, Caller.ANONYMOUS).text();
  }

  /** What is refused over HTTP is refused here; fails at the first case that is not. */
  public void whatIsWrongIsRefused(List<Case> cases) throws Exception {
    int refused = 0;
    try (Served served = serve()) {
      for (Case asked : cases) {
        // Limits hold for pages of JSON; and a stream takes a field that cannot be JSON, such as
        // NaN.
        if (asked.limits().isEmpty()
            && !asked.answer().contains("\"data\"")
            && !asked.answer().contains("LIMIT_EXCEEDED")) {
          Matrix.note(
              Matrix.Transport.FLIGHT, asked, database, () -> isRefused(served.client(), asked));
          refused++;
        }
      }
    }
    assertThat(refused).as("refused cases").isGreaterThan(50);
  }

  private static void isRefused(FlightClient client, Case asked) {
    assertThatThrownBy(
            () -> {
              try (FlightStream stream = client.getStream(ticket(asked))) {
                stream.next();
              }
            })
        .as(asked.toString())
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e ->
                assertThat(e.status().code())
                    .as(asked.toString())
                    .isEqualTo(FlightStatusCode.INVALID_ARGUMENT));
  }

  /** Returns false for a case that is no stream, which Flight must say. */
  private boolean compare(FlightClient client, Case asked, Ticket ticket, Map<?, ?> data)
      throws Exception {
    String place = asked.toString();
    try (FlightStream stream = client.getStream(ticket)) {
      boolean more = stream.next();
      Object expected = rows(asked, data.values().iterator().next());
      ArrowAnswer answer =
          new ArrowAnswer(
              engine.model(),
              stream.getDictionaryProvider(),
              mixed.has(asked.query(), asked.operationName()));
      int rows = 0;
      for (; more; more = stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          compareRow(answer, root, row, rows++, expected, place);
        }
      }
      assertThat(rows)
          .as(place)
          .isEqualTo(expected instanceof List<?> list ? list.size() : expected == null ? 0 : 1);
      FlightDescriptor command = FlightDescriptor.command(ticket.getBytes());
      assertThat(client.getSchema(command).getSchema()).as(place).isEqualTo(schema(stream));
      return true;
    } catch (FlightRuntimeException e) {
      boolean noStream = data.size() != 1 || e.getMessage().contains("cannot be streamed");
      if (noStream && e.status().code() == FlightStatusCode.INVALID_ARGUMENT) {
        return false;
      }
      return fail(place, e);
    }
  }

  /** A connection that is a stream is one list, the rows of it. */
  private static Object rows(Case asked, Object root) {
    return asked.group().equals(CONNECTIONS) && root instanceof Map<?, ?> connection
        ? connection.values().iterator().next()
        : root;
  }

  private static void compareRow(
      ArrowAnswer answer,
      VectorSchemaRoot root,
      int row,
      int place,
      Object expected,
      String asked) {
    switch (expected) {
      case List<?> list -> {
        assertThat(place).as(asked).isLessThan(list.size());
        answer.compareRow(root.getFieldVectors(), row, list.get(place), asked + " [" + place + "]");
      }
      case Map<?, ?> one -> answer.compareRow(root.getFieldVectors(), row, one, asked);
      case Number count -> answer.compare(root.getVector(0), row, count, asked);
      case null, default -> fail(asked + ": a row for " + expected);
    }
  }

  private static Schema schema(FlightStream stream) {
    return new Schema(
        stream.getSchema().getFields().stream()
            .map(field ->
                DictionaryUtility.toMessageFormat(
                    field, stream.getDictionaryProvider(), new HashSet<>()))
            .toList(),
        stream.getSchema().getCustomMetadata());
  }

  private static Ticket ticket(Case asked) {
    String operation =
        asked.operationName() == null ? "" : ",\"operationName\":" + Json.of(asked.operationName());
    String json =
        "{\"type\":\"GraphQLQuery\",\"query\":"
            + Json.of(asked.query())
            + operation
            + ",\"variables\":"
            + Json.of(asked.variables())
            + "}";
    return new Ticket(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same as a statement of Flight SQL, whose text may be a ticket. */
  private static Ticket statement(Case asked) {
    String text = new String(ticket(asked).getBytes(), StandardCharsets.UTF_8);
    return new Ticket(
        SqlMessages.write(
            TicketStatementQuery.newBuilder()
                .setStatementHandle(new StatementHandle(text).bytes())
                .build()));
  }

  private Served serve() throws Exception {
    FlightService service =
        FlightService.start(
            new FlightSettings("localhost", 0, 2, 1 << 20, 1),
            engine,
            new OpenCallerResolver(),
            new SimpleMeterRegistry());
    BufferAllocator allocator = new RootAllocator();
    Location location = Location.forGrpcInsecure("localhost", service.port());
    return new Served(service, allocator, FlightClient.builder(allocator, location).build());
  }

  /** The engine over Flight, and a client of it. */
  private record Served(FlightService service, BufferAllocator allocator, FlightClient client)
      implements AutoCloseable {
    @Override
    public void close() throws Exception {
      AutoCloseables.close(client, allocator, service);
    }
  }
}
