package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case with one root field over Arrow Flight. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
@ExtendWith(Matrix.class)
class FlightCasesTest {

  @ParameterizedTest
  @EnumSource
  void columnsHoldWhatJsonSays(TestDatabase database) throws Exception {
    cases(database).columnsHoldWhatJsonSays(CaseFile.all(database));
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfEveryTypeHoldWhatJsonSays(TestDatabase database) throws Exception {
    cases(database).rowsHoldWhatJsonSays();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrongOverHttpIsWrongOverFlight(TestDatabase database) throws Exception {
    cases(database).whatIsWrongIsRefused(CaseFile.all(database));
  }

  @ParameterizedTest
  @EnumSource
  void aFieldThatCannotBeComputedEndsTheStreamAndTellsOfAnId(TestDatabase database)
      throws Exception {
    try (FlightService service = serve(database);
        BufferAllocator allocator = new RootAllocator();
        FlightClient client = client(allocator, service)) {
      String json = "{\"type\":\"GraphQLQuery\",\"query\":\"{ flaws { doubtful } }\"}";
      assertThatThrownBy(
              () -> {
                try (FlightStream stream =
                    client.getStream(new Ticket(json.getBytes(StandardCharsets.UTF_8)))) {
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
  void aCompiledOperationOfARowOfAnyTypeIsListedWithTheColumnsOfAll(TestDatabase database)
      throws Exception {
    try (FlightService service = serve(database);
        BufferAllocator allocator = new RootAllocator();
        FlightClient client = client(allocator, service)) {
      byte[] ticket = "graphql:AnyNode".getBytes(StandardCharsets.UTF_8);
      List<FlightInfo> listed = new ArrayList<>();
      for (FlightInfo flight : client.listFlights(Criteria.ALL)) {
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
      // A city, a seat, and no row at all.
      for (String id :
          List.of("WyJDaXR5IiwiMSJd", "WyJTZWF0IiwiQSIsIjEiXQ", "WyJHaG9zdCIsIjEiXQ")) {
        byte[] asked = ("graphql:AnyNode?{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(client.getSchema(FlightDescriptor.command(asked)).getSchema()).isEqualTo(schema);
      }
    }
  }

  private static FlightCases cases(TestDatabase database) {
    return new FlightCases(database.toString(), World.of(database).engine(Map.of()));
  }

  private static FlightService serve(TestDatabase database) throws Exception {
    return FlightService.start(
        new FlightSettings("localhost", 0, 2, 1 << 20, 1),
        World.of(database).engine(Map.of()),
        new OpenCallerResolver(),
        new SimpleMeterRegistry());
  }

  private static FlightClient client(BufferAllocator allocator, FlightService service) {
    return FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", service.port()))
        .build();
  }
}
