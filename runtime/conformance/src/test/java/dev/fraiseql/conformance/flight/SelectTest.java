package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SELECT statements return the same rows as GraphQL, on every database, for every type. */
@SuppressWarnings("try") // close() may throw InterruptedException
class SelectTest {

  /** Its rows contradict its schema. */
  private static final String BROKEN = "Flaw";

  @ParameterizedTest
  @EnumSource
  void returnsTheRowsOfGraphQlInEveryOrder(TestDatabase database) throws Exception {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    int compared = 0;
    try (FlightFixture fixture = FlightFixture.serve(engine, 2)) {
      for (TypeModel type : engine.model().types()) {
        if (type.name().equals(BROKEN)) {
          continue;
        }
        List<FieldModel> fields = columns(type.fields());
        String names = fields.stream().map(FieldModel::name).collect(Collectors.joining(", "));
        String select = "SELECT " + names + " FROM " + type.plural();
        compared += compare(fixture.client(), select + " LIMIT 1000", type, "limit: 1000", fields);
        compared +=
            compare(
                fixture.client(),
                select + " LIMIT 3 OFFSET 1",
                type,
                "limit: 3, offset: 1",
                fields);
        for (FieldModel field : fields) {
          if (field instanceof ScalarField scalar && OrderBinder.sortable(scalar)) {
            String key = field.name();
            compared +=
                compare(
                    fixture.client(),
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
    try (FlightStream stream = client.getStream(FlightFixture.statement(statement))) {
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
}
