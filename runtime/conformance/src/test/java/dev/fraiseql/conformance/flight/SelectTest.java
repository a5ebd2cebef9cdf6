package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SELECT statements give the rows that GraphQL gives, on every database, for every type. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class SelectTest {

  /** Its rows are not what its schema says. */
  private static final String BROKEN = "Flaw";

  @ParameterizedTest
  @EnumSource
  void givesTheRowsOfGraphQlInEveryOrder(TestDatabase database) throws Exception {
    FraiseEngine engine = World.of(database).engine(Map.of());
    int compared = 0;
    try (FlightService service = serve(engine);
        BufferAllocator allocator = new RootAllocator();
        FlightClient client =
            FlightClient.builder(allocator, Location.forGrpcInsecure("localhost", service.port()))
                .build()) {
      for (TypeModel type : engine.model().types()) {
        if (type.name().equals(BROKEN)) {
          continue;
        }
        List<FieldModel> fields = columns(type.fields());
        String names = fields.stream().map(FieldModel::name).collect(Collectors.joining(", "));
        String select = "SELECT " + names + " FROM " + type.plural();
        compared += compare(client, select + " LIMIT 1000", type, "limit: 1000", fields);
        compared +=
            compare(client, select + " LIMIT 3 OFFSET 1", type, "limit: 3, offset: 1", fields);
        for (FieldModel field : fields) {
          if (field instanceof ScalarField scalar && OrderBinder.sortable(scalar)) {
            String key = field.name();
            compared +=
                compare(
                    client,
                    select + " ORDER BY " + key + " DESC NULLS LAST LIMIT 4",
                    type,
                    "orderBy: [{" + key + ": DESC_NULLS_LAST}], limit: 4",
                    fields);
          }
        }
      }
    }
    assertThat(compared).as("rows").isGreaterThan(500);
  }

  private static int compare(
      FlightClient client, String select, TypeModel type, String arguments, List<FieldModel> fields)
      throws Exception {
    String document = "{ " + type.plural() + "(" + arguments + ") " + selection(fields) + " }";
    List<String> expected = rows(client, document);

    assertThat(rows(client, select)).as(select).isEqualTo(expected);
    return expected.size();
  }

  private static List<FieldModel> columns(List<FieldModel> fields) {
    return fields.stream()
        .filter(field -> field instanceof ScalarField || field instanceof EmbeddedField)
        .toList();
  }

  private static String selection(List<FieldModel> fields) {
    return fields.stream()
        .map(field ->
            field instanceof EmbeddedField embedded
                ? embedded.name() + " " + selection(embedded.fields())
                : field.name())
        .collect(Collectors.joining(" ", "{ ", " }"));
  }

  private static List<String> rows(FlightClient client, String statement) throws Exception {
    List<String> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(ticket(statement))) {
      while (stream.next()) {
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (FieldVector vector : stream.getRoot().getFieldVectors()) {
            Object value = vector.isNull(row) ? null : vector.getObject(row);
            values.add(
                vector.getName()
                    + " "
                    + (value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value));
          }
          rows.add(String.join(", ", values));
        }
      }
    }
    return rows;
  }

  private static Ticket ticket(String statement) {
    return new Ticket(
        SqlMessages.write(
            TicketStatementQuery.newBuilder()
                .setStatementHandle(new StatementHandle(statement).bytes())
                .build()));
  }

  private static FlightService serve(FraiseEngine engine) throws Exception {
    return FlightService.start(
        new FlightSettings("localhost", 0, 2, 1 << 20, 1),
        engine,
        new OpenCallerResolver(),
        new SimpleMeterRegistry());
  }
}
