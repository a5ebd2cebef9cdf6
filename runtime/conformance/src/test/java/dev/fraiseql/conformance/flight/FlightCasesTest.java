package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every case with one root field over Arrow Flight. */
@SuppressWarnings("try") // close() may throw InterruptedException
@ExtendWith(Matrix.class)
class FlightCasesTest {

  @ParameterizedTest
  @EnumSource
  void columnsEqualJson(TestDatabase database) throws Exception {
    cases(database).columnsEqualJson(CaseFile.all(database));
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfEveryTypeEqualJson(TestDatabase database) throws Exception {
    cases(database).rowsEqualJson();
  }

  @ParameterizedTest
  @EnumSource
  void errorsOverHttpAreErrorsOverFlight(TestDatabase database) throws Exception {
    cases(database).wrongRequestsAreRejected(CaseFile.all(database));
  }

  @ParameterizedTest
  @EnumSource
  void aDuplicateKeyFailsTheStream(TestDatabase database) throws Exception {
    cases(database).duplicateKeysFailStreams(CaseFile.all(database));
  }

  @ParameterizedTest
  @EnumSource
  void aFailingComputedFieldFailsTheStreamWithACorrelationId(TestDatabase database)
      throws Exception {
    try (FlightFixture fixture = serve(database)) {
      String json = "{\"type\":\"GraphQLQuery\",\"query\":\"{ flaws { doubtful } }\"}";
      assertThatThrownBy(
              () -> {
                try (FlightStream stream =
                    fixture.client().getStream(new Ticket(json.getBytes(StandardCharsets.UTF_8)))) {
                  stream.next();
                }
              })
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL))
          .hasMessageMatching(
              "doubtful: The value of this field could not be computed\\. \\[correlation id [-0-9a-f]{36}]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCompiledNodeOperationIsListedWithTheColumnsOfAllTypes(TestDatabase database)
      throws Exception {
    try (FlightFixture fixture = serve(database)) {
      byte[] ticket = "graphql:AnyNode".getBytes(StandardCharsets.UTF_8);
      List<FlightInfo> listed = new ArrayList<>();
      for (FlightInfo flight : fixture.client().listFlights(Criteria.ALL)) {
        FlightDescriptor descriptor = flight.getDescriptor();
        if (descriptor.isCommand() && Arrays.equals(descriptor.getCommand(), ticket)) {
          listed.add(flight);
        }
      }
      assertThat(listed).hasSize(1);
      Schema schema = listed.getFirst().getSchemaOptional().orElseThrow();
      assertThat(schema.getFields())
          .extracting(Field::getName)
          .containsExactly(
              "__typename", "nodeId", "name", "country", "residents", "note", "bookings");
      // A city, a seat, and an id of no type.
      for (String id :
          List.of("WyJDaXR5IiwiMSJd", "WyJTZWF0IiwiQSIsIjEiXQ", "WyJHaG9zdCIsIjEiXQ")) {
        byte[] withId =
            ("graphql:AnyNode?{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(fixture.client().getSchema(FlightDescriptor.command(withId)).getSchema())
            .isEqualTo(schema);
      }
    }
  }

  private static FlightCases cases(TestDatabase database) {
    return new FlightCases(database.toString(), DomainDatabase.of(database).engine(Map.of()));
  }

  private static FlightFixture serve(TestDatabase database) throws Exception {
    return FlightFixture.serve(DomainDatabase.of(database).engine(Map.of()), 2);
  }
}
