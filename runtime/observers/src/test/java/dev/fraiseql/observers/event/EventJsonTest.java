package dev.fraiseql.observers.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.observers.action.fixture.Events;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final String ROW =
      "{\"id\": \"7\", \"note\" : \"a \\\"quoted\\\", {brace} \\\\\",\"address\":{\"city\": \"Köln\","
          + " \"street\":\"x\"},\"tags\":[\"a\",{\"note\":\"inner\"}],\"total\":12.50}";

  @Test
  void writesTheEventWithTheTextsOfItsRows() {
    RowEvent event = Events.updated("{\"total\":1.00}", "{\"total\":2.00}", "[\"total\"]");

    assertThat(write(event, Set.of()))
        .isEqualTo(
            "{\"specVersion\":\"1\",\"id\":\"0193b1a2-7c00-7abc-8def-0123456789ab\","
                + "\"entity\":\"Order\",\"key\":\"7\",\"operation\":\"UPDATED\","
                + "\"time\":\"2026-11-30T19:15:00.123456Z\",\"before\":{\"total\":1.00},"
                + "\"after\":{\"total\":2.00},\"changed\":[\"total\"],\"actor\":\"anna\","
                + "\"tenant\":null,\"traceparent\":\""
                + Events.TRACE
                + "\"}");
  }

  @Test
  void leavesOutRedactedFieldsAtAnyDepthAndNothingElse() {
    RowEvent event = Events.updated(ROW, ROW, "[\"note\", \"total\"]");

    String json = write(event, Set.of("note", "address.street"));

    String row =
        "{\"id\":\"7\",\"address\":{\"city\":\"Köln\"},\"tags\":[\"a\",{\"note\":\"inner\"}],"
            + "\"total\":12.50}";
    assertThat(json)
        .contains("\"before\":" + row + ",\"after\":" + row + ",\"changed\":[\"total\"],");
  }

  @Test
  void redactsAllFieldsOfARow() {
    RowEvent event = Events.updated(" { } ", "{\"a\":1,\"b\":{}}", "[\"a\"]");

    assertThat(write(event, Set.of("a", "b")))
        .contains("\"before\":{},\"after\":{},\"changed\":[],");
  }

  @Test
  void eventsAreValidByTheSchema() throws IOException {
    for (RowEvent event :
        List.of(Events.created(ROW), Events.updated(ROW, ROW, "[\"note\"]"), Events.deleted(ROW))) {
      for (Set<String> redacted : List.of(Set.<String>of(), Set.of("note", "address.city"))) {
        assertThat(errors(write(event, redacted))).isEmpty();
      }
    }
  }

  @Test
  void theExampleOfTheDocumentationIsValid() throws IOException {
    String page = Files.readString(Path.of("../../docs/events.md"));
    int start = page.indexOf("```json") + 7;
    assertThat(errors(page.substring(start, page.indexOf("```", start)))).isEmpty();
  }

  @Test
  void theSchemaRejectsOtherEvents() throws IOException {
    String valid = write(Events.created(ROW), Set.of());

    assertThat(errors(valid.replace("CREATED", "UPSERTED"))).isNotEmpty();
    assertThat(errors(valid.replace("CREATED", "DELETED"))).isNotEmpty();
    assertThat(errors(valid.replace("\"specVersion\":\"1\",", ""))).isNotEmpty();
    assertThat(errors(valid.replace("\"specVersion\":\"1\"", "\"specVersion\":\"2\"")))
        .isNotEmpty();
    assertThat(errors(valid.replace("456Z", "456+01:00"))).isNotEmpty();
    assertThat(errors(valid.replace("7abc", "4abc"))).isNotEmpty();
    assertThat(errors(valid.replace("\"key\":\"7\"", "\"key\":7"))).isNotEmpty();
    assertThat(errors(valid.replace("{\"spec", "{\"later\":1,\"spec"))).isEmpty();
  }

  private static String write(RowEvent event, Set<String> redacted) {
    return new String(new EventJson(redacted).write(event), StandardCharsets.UTF_8);
  }

  private static List<Error> errors(String json) throws IOException {
    try (InputStream text = EventJson.class.getResourceAsStream("event.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
      return schema.validate(
          json,
          InputFormat.JSON,
          context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
  }
}
