package dev.fraiseql.flight.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.testing.Seed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketCodecTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private final TicketCodec codec = new TicketCodec(10_000);

  @Test
  void readsOperationsByNameAndByHash() {
    assertThat(decode("graphql:TopOrders")).isEqualTo(new Ticket.Operation("TopOrders", Map.of()));
    assertThat(decode("graphql:" + HASH)).isEqualTo(new Ticket.Operation(HASH, Map.of()));
    assertThat(decode("graphql:TopOrders?{\"min\": 10.50, \"ids\": [1, \"a\"]}"))
        .isEqualTo(
            new Ticket.Operation(
                "TopOrders", Map.of("min", new BigDecimal("10.50"), "ids", List.of(1L, "a"))));
  }

  @Test
  void readsDocuments() {
    assertThat(decode("{\"type\":\"GraphQLQuery\",\"query\":\"{ a }\"}"))
        .isEqualTo(new Ticket.Document("{ a }", null, Map.of()));
    assertThat(
            decode(
                " {\"type\":\"GraphQLQuery\",\"query\":\"query Q { a }\",\"operationName\":\"Q\","
                    + "\"variables\":{\"x\":true}}"))
        .isEqualTo(new Ticket.Document("query Q { a }", "Q", Map.of("x", true)));
  }

  @Test
  void readsExports() {
    assertThat(decode("export:orders:created_at>2026-01-01:id,total,customer_id"))
        .isEqualTo(
            export("orders", "created_at>2026-01-01", List.of("id", "total", "customer_id")));
    assertThat(decode("export:orders::")).isEqualTo(export("orders", "", List.of()));
    assertThat(decode("export: orders : : id , total "))
        .isEqualTo(export("orders", " ", List.of("id", "total")));
  }

  @Test
  void leavesColonsInQuotesToTheCondition() {
    assertThat(decode("export:orders:at > '2026-01-01T00:00:00Z':id"))
        .isEqualTo(export("orders", "at > '2026-01-01T00:00:00Z'", List.of("id")));
    assertThat(decode("export:orders:note = 'it''s :' and \"a:b\" = 'x\":':"))
        .isEqualTo(export("orders", "note = 'it''s :' and \"a:b\" = 'x\":'", List.of()));
  }

  @Test
  void readsExportsInJson() {
    Ticket.Export expected = export("orders", "total > 1", List.of("id", "total"));
    assertThat(
            decode(
                "{\"type\":\"BulkExport\",\"table\":\"orders\",\"where\":\"total > 1\","
                    + "\"columns\":[\"id\",\"total\"]}"))
        .isEqualTo(expected);
    assertThat(
            decode(
                "{\"type\":\"BulkExport\",\"table\":\"orders\",\"where\":\"total > 1\","
                    + "\"columns\":\"id,total\"}"))
        .isEqualTo(expected);
    assertThat(decode("{\"type\":\"BulkExport\",\"table\":\"orders\"}"))
        .isEqualTo(export("orders", "", List.of()));
  }

  @Test
  void readsTheOrderOfExportsAndTheKeyBehindWhichTheyGoOn() {
    String export = "{\"type\":\"BulkExport\",\"table\":\"orders\",";
    assertThat(decode(export + "\"order\":\"key\"}"))
        .isEqualTo(new Ticket.Export(new ExportRequest("orders", "", List.of(), true, null), null));
    Ticket.Export behind =
        new Ticket.Export(
            new ExportRequest("orders", "", List.of(), true, Map.of("room", "a", "number", 3L)),
            null);
    String after = "\"after\":{\"room\":\"a\",\"number\":3}}";
    assertThat(decode(export + after)).isEqualTo(behind);
    assertThat(decode(export + "\"order\":\"key\"," + after)).isEqualTo(behind);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(codec.decode(TicketCodec.encodeExport("orders", "a = ':'", "id")))
        .isEqualTo(export("orders", "a = ':'", List.of("id")));
    assertThat(codec.decode(TicketCodec.encodeOperation("TopOrders")))
        .isEqualTo(new Ticket.Operation("TopOrders", Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "orders                          | \"orders\" is no kind of ticket. A ticket is graphql:<operation>",
        "graphq:A                        | \"graphq\" is no kind of ticket. Did you mean graphql?",
        "graphql:                        | is neither an operation's name nor a SHA-256",
        "graphql:a b                     | Variables go behind a question mark",
        "graphql:A?[1]                   | the variables should be an object",
        "graphql:A?{                     | Not valid JSON",
        "export:orders                   | has two colons behind the table",
        "export:orders:id=1              | has two colons behind the table",
        "export:orders:note='a:id        | Close every quote in where.",
        "export::id=1:id                 | names a table",
        "export:orders:at>10:00:id       | put into single quotes what has a colon in it",
        "export:orders::id,,total        | There is an empty name among the columns \"id,,total\".",
        "{}                              | The ticket has no \"type\".",
        "{\"type\":\"GraphQlQuery\"}     | \"GraphQlQuery\" is no type of ticket. Did you mean GraphQLQuery?",
        "{\"type\":\"GraphQLQuery\"}     | The ticket has no \"query\".",
        "{\"type\":1}                    | \"type\" of the ticket is not a string.",
        "{\"type\":\"BulkExport\",\"tabel\":\"a\"} | unknown key \"tabel\". Did you mean table?",
        "{\"type\":\"BulkExport\",\"table\":\"a\",\"columns\":[1]} | something else than names",
        "{\"type\":\"BulkExport\",\"table\":\"a\",\"order\":\"kye\"} | \"kye\" is no order of an export. Did you mean key?",
        "{\"type\":\"BulkExport\",\"table\":\"a\",\"order\":[\"key\"]} | \"order\" of the ticket is not a string.",
        "{\"type\":\"BulkExport\",\"table\":\"a\",\"after\":5} | \"after\" of the ticket is not an object.",
        "{\"type\":\"GraphQLQuery\",\"query\":\"\",\"variables\":[]} | \"variables\" of the ticket is not an object.",
      })
  void saysHowATicketIsWritten(String ticket, String message) {
    assertThatThrownBy(() -> decode(ticket))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageContaining(message);
  }

  @Test
  void refusesEmptyForeignAndOversizedBytes() {
    assertThatThrownBy(() -> codec.decode(new byte[0])).hasMessageContaining("is empty");
    assertThatThrownBy(() -> codec.decode(new byte[] {(byte) 0xC3, 0x28}))
        .hasMessageContaining("is not UTF-8");
    assertThatThrownBy(() -> codec.decode(new byte[10_001]))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
  }

  @Test
  void refusesDeepJsonWithoutOverflowingTheStack() {
    assertThatThrownBy(() -> decode("{\"type\":" + "[".repeat(9_000)))
        .isInstanceOf(RequestException.class);
  }

  @Test
  void answersAnyBytesWithATicketOrAnError() {
    long seed = Seed.get();
    Random random = new Random(seed);
    String[] pieces = {
      "graphql:",
      "export:",
      "orders",
      ":",
      "?",
      "{",
      "}",
      "\"type\"",
      "\"GraphQLQuery\"",
      "'",
      "\"",
      ",",
      "[",
      "]",
      "\"query\"",
      "\\",
      "1e999",
      "\u0000",
      "\uD83D",
      "null",
      "id",
      " ",
      HASH
    };
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes;
      if (random.nextInt(4) == 0) {
        bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
      } else {
        StringBuilder text = new StringBuilder();
        for (int j = random.nextInt(10); j >= 0; j--) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        bytes = text.toString().getBytes(UTF_8);
      }
      String shown = "seed " + seed + ", bytes " + Arrays.toString(bytes);
      try {
        assertThat(codec.decode(bytes)).as(shown).isNotNull();
      } catch (RequestException e) {
        assertThat(e.code())
            .as(shown)
            .isIn(Set.of(ErrorCode.BAD_USER_INPUT, ErrorCode.LIMIT_EXCEEDED));
      } catch (RuntimeException e) {
        throw new AssertionError(shown, e);
      }
    }
  }

  private static Ticket.Export export(String table, String where, List<String> columns) {
    return new Ticket.Export(new ExportRequest(table, where, columns), null);
  }

  private Ticket decode(String ticket) {
    return codec.decode(ticket.getBytes(UTF_8));
  }
}
