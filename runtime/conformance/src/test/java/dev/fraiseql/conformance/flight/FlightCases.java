package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.cases.RequestJson;
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
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/** Runs cases with one root field over Flight, through a real client. */
@SuppressWarnings("try") // close() may throw InterruptedException
public final class FlightCases {
  private static final String CONNECTIONS = "14-connections";
  private static final String DUPLICATE_KEYS = "24-duplicate-keys";

  /** Rows with connections cannot be streamed. */
  private static final String CONNECTIONS_IN_ROWS = "28-connections-in-rows";

  /**
   * The only other polymorphic list in the cases that cannot be streamed: its decimals have no
   * common type.
   */
  private static final String MIXED_DECIMALS =
      "decimals of different scales under one response key";

  private final String database;
  private final FraiseEngine engine;
  private final PolymorphicRoots polymorphic;

  /**
   * Cases on a database.
   *
   * @param database its name in the matrix
   * @param engine an engine of it with default limits
   */
  public FlightCases(String database, FraiseEngine engine) {
    this.database = database;
    this.engine = engine;
    polymorphic = new PolymorphicRoots(engine.model());
  }

  /** Fails with all cases whose columns differ from their JSON response. */
  public void columnsEqualJson(List<Case> cases) throws Exception {
    AtomicInteger streamed = new AtomicInteger();
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      assertAll(
          cases.stream()
              .filter(FlightCases::hasDataOnly)
              .map(testCase ->
                  () ->
                      // A case whose operation cannot be streamed passes if Flight reports that.
                      Matrix.record(
                          Matrix.Transport.FLIGHT,
                          testCase,
                          database,
                          () -> streamed.addAndGet(streams(fixture, testCase) ? 1 : 0))));
    }
    assertThat(streamed).as("streamed cases").hasValueGreaterThan(300);
  }

  private static boolean hasDataOnly(Case testCase) {
    Map<?, ?> response = (Map<?, ?>) JsonReader.read(testCase.response());
    return !response.containsKey("errors") && response.get("data") instanceof Map;
  }

  /** Compares the columns of a case; false if its operation cannot be streamed. */
  private boolean streams(FlightFixture fixture, Case testCase) throws Exception {
    Map<?, ?> response = (Map<?, ?>) JsonReader.read(testCase.response());
    Map<?, ?> data = (Map<?, ?>) response.get("data");
    boolean isStream = compare(fixture.client(), testCase, ticket(testCase), data);
    assertThat(compare(fixture.client(), testCase, statement(testCase), data))
        .as("%s as a statement of Flight SQL", testCase)
        .isEqualTo(isStream);
    if (data.size() == 1 && polymorphic.has(testCase.query(), testCase.operationName())) {
      assertThat(isStream)
          .as("%s can be streamed", testCase)
          .isEqualTo(
              !testCase.name().equals(MIXED_DECIMALS)
                  && !testCase.group().equals(CONNECTIONS_IN_ROWS));
    }
    return isStream;
  }

  /**
   * Compares all rows of each type, with all of its own fields, with JSON. PostgreSQL reads lists
   * without a limit by COPY.
   */
  public void rowsEqualJson() throws Exception {
    int compared = 0;
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      for (TypeModel type : engine.model().types()) {
        String query = "{ " + type.plural() + " { __typename" + selected(type.fields()) + " } }";
        String response = execute(query);
        Map<?, ?> json = (Map<?, ?>) JsonReader.read(response);
        if (!json.containsKey("errors")) {
          Case testCase =
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
          assertThat(
                  compare(
                      fixture.client(), testCase, ticket(testCase), (Map<?, ?>) json.get("data")))
              .isTrue();
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(engine.model().types().size() / 2);
  }

  /**
   * Compares the columns of each query that can be streamed with its response.
   *
   * @param cases queries whose responses have no errors
   * @return the number of streams
   */
  public int streamsEqualJson(List<Case> cases) throws Exception {
    int streamed = 0;
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      for (Case testCase : cases) {
        Map<?, ?> response = (Map<?, ?>) JsonReader.read(testCase.response());
        streamed +=
            compare(fixture.client(), testCase, ticket(testCase), (Map<?, ?>) response.get("data"))
                ? 1
                : 0;
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

  private String execute(String query) {
    GraphQlRequest request = new GraphQlRequest(query, null, Map.of(), null);
    return engine.graphql().execute(request, Caller.ANONYMOUS).text();
  }

  /** Fails with all cases that are rejected over HTTP and not over Flight. */
  public void wrongRequestsAreRejected(List<Case> cases) throws Exception {
    // Streams have no page limits, and can contain values that JSON cannot, such as NaN.
    List<Case> wrong =
        cases.stream()
            .filter(testCase ->
                testCase.limits().isEmpty()
                    && !testCase.response().contains("\"data\"")
                    && !testCase.response().contains("LIMIT_EXCEEDED"))
            .toList();
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      assertAll(
          wrong.stream()
              .map(testCase ->
                  () ->
                      Matrix.record(
                          Matrix.Transport.FLIGHT,
                          testCase,
                          database,
                          () -> assertRejected(fixture.client(), testCase))));
    }
    assertThat(wrong).as("rejected cases").hasSizeGreaterThan(50);
  }

  /** Fails at the first case with a duplicate key whose stream ends without an error. */
  public void duplicateKeysFailStreams(List<Case> cases) throws Exception {
    int failed = 0;
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      for (Case testCase : cases) {
        if (testCase.group().equals(DUPLICATE_KEYS) && testCase.response().contains("\"errors\"")) {
          failed += failsStream(fixture.client(), testCase) ? 1 : 0;
        }
      }
    }
    assertThat(failed).as("failed streams").isGreaterThan(20);
  }

  /** Returns false if the operation cannot be streamed, which Flight must report. */
  private static boolean failsStream(FlightClient client, Case testCase) throws Exception {
    try (FlightStream stream = client.getStream(ticket(testCase))) {
      while (stream.next()) {
        // Batches before the repeated row are allowed.
      }
    } catch (FlightRuntimeException e) {
      if (e.status().code() == FlightStatusCode.INVALID_ARGUMENT) {
        return false;
      }
      assertThat(e.status().code()).as(testCase.toString()).isEqualTo(FlightStatusCode.INTERNAL);
      assertThat(e).hasMessageContaining("correlation id");
      return true;
    }
    return fail(testCase + " is streamed without an error");
  }

  private static void assertRejected(FlightClient client, Case testCase) {
    assertThatThrownBy(
            () -> {
              try (FlightStream stream = client.getStream(ticket(testCase))) {
                stream.next();
              }
            })
        .as(testCase.toString())
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e ->
                assertThat(e.status().code())
                    .as(testCase.toString())
                    .isEqualTo(FlightStatusCode.INVALID_ARGUMENT));
  }

  /** Returns false if the operation cannot be streamed, which Flight must report. */
  private boolean compare(FlightClient client, Case testCase, Ticket ticket, Map<?, ?> data)
      throws Exception {
    String label = testCase.toString();
    try (FlightStream stream = client.getStream(ticket)) {
      boolean more = stream.next();
      Object expected = rows(testCase, data.values().iterator().next());
      VectorComparison comparison =
          new VectorComparison(
              engine.model(),
              stream.getDictionaryProvider(),
              polymorphic.has(testCase.query(), testCase.operationName()));
      int rows = 0;
      for (; more; more = stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          compareRow(comparison, root, row, rows++, expected, label);
        }
      }
      assertThat(rows)
          .as(label)
          .isEqualTo(expected instanceof List<?> list ? list.size() : expected == null ? 0 : 1);
      FlightDescriptor command = FlightDescriptor.command(ticket.getBytes());
      assertThat(client.getSchema(command).getSchema()).as(label).isEqualTo(schema(stream));
      return true;
    } catch (FlightRuntimeException e) {
      boolean unsupported = data.size() != 1 || e.getMessage().contains("cannot be streamed");
      if (unsupported && e.status().code() == FlightStatusCode.INVALID_ARGUMENT) {
        return false;
      }
      return fail(label, e);
    }
  }

  /** The rows of a root field: a connection that can be streamed has only one list. */
  private static Object rows(Case testCase, Object root) {
    boolean isConnection =
        testCase.group().equals(CONNECTIONS)
            || (testCase.group().equals(DUPLICATE_KEYS) && testCase.query().contains("Connection"));
    return isConnection && root instanceof Map<?, ?> connection
        ? connection.values().iterator().next()
        : root;
  }

  private static void compareRow(
      VectorComparison comparison,
      VectorSchemaRoot root,
      int row,
      int index,
      Object expected,
      String label) {
    switch (expected) {
      case List<?> list -> {
        assertThat(index).as(label).isLessThan(list.size());
        comparison.compareRow(
            root.getFieldVectors(), row, list.get(index), label + " [" + index + "]");
      }
      case Map<?, ?> one -> comparison.compareRow(root.getFieldVectors(), row, one, label);
      case Number count -> comparison.compare(root.getVector(0), row, count, label);
      case null, default -> fail(label + ": a row for " + expected);
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

  private static Ticket ticket(Case testCase) {
    String operation =
        testCase.operationName() == null
            ? ""
            : ",\"operationName\":" + RequestJson.of(testCase.operationName());
    String json =
        "{\"type\":\"GraphQLQuery\",\"query\":"
            + RequestJson.of(testCase.query())
            + operation
            + ",\"variables\":"
            + RequestJson.of(testCase.variables())
            + "}";
    return new Ticket(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same ticket as a Flight SQL statement. */
  private static Ticket statement(Case testCase) {
    return FlightFixture.statement(new String(ticket(testCase).getBytes(), StandardCharsets.UTF_8));
  }
}
