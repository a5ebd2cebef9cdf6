package dev.fraiseql.conformance.injection;

import static dev.fraiseql.conformance.injection.HostileWorld.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.conformance.random.Evaluation;
import dev.fraiseql.conformance.random.Rows;
import dev.fraiseql.conformance.world.SqlLog;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class InjectionTest {
  /** So long that no statement of ours contains one by chance. */
  private static final int TELLING = 12;

  /**
   * Of all strings in all places the engine gets one in so many, and what carries them there one in
   * four times as many; the seed says which. {@code -Dfraiseql.injection=1} takes them all to the
   * engine.
   */
  private static final int ONE_IN = Integer.getInteger("fraiseql.injection", 3);

  private final Rows rows = HostileWorld.rows();
  private final Map<TestDatabase, World> worlds = new EnumMap<>(TestDatabase.class);
  private final List<Attempt> attempts = attempts();

  @ParameterizedTest
  @EnumSource
  void aStringIsNothingButAValueToTheEngine(TestDatabase database) throws Exception {
    try (SqlLog log = new SqlLog()) {
      send(
          some(ONE_IN), database, new EngineTransport(world(database).engine(HostileWorld.LIMITS)));
      for (String statement : Set.copyOf(log.statements())) {
        for (String hostile : Hostile.strings()) {
          assertThat(hostile.length() >= TELLING && statement.contains(hostile))
              .as("%s holds <<%s>>", statement, hostile)
              .isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void norOverHttp(TestDatabase database) throws Exception {
    send(some(4 * ONE_IN), database, new HttpTransport(world(database)));
  }

  @ParameterizedTest
  @EnumSource
  void norOverFlight(TestDatabase database) throws Exception {
    send(some(4 * ONE_IN), database, new FlightTransport(world(database)));
  }

  private List<Attempt> some(int oneIn) {
    return attempts.subList(0, attempts.size() / oneIn);
  }

  private void send(List<Attempt> sent, TestDatabase database, Transport transport)
      throws Exception {
    World world = world(database);
    Map<String, String> before = Tables.of(world);
    assertThat(before).containsKeys("sparses", "countries", "cities");
    try (transport) {
      for (Attempt attempt : sent) {
        transport.check(attempt);
      }
    }
    assertThat(Tables.of(world)).isEqualTo(before);
    assertThat(sent).hasSizeGreaterThan(1_000);
  }

  /** None of these comes as far as a database. */
  @Test
  void norAsARequestOfHttp() throws Exception {
    World world = world(TestDatabase.values()[0]);
    Map<String, String> before = Tables.of(world);
    try (HttpTransport transport = new HttpTransport(world)) {
      for (String hostile : Hostile.strings()) {
        transport.checkNoRequest(hostile);
      }
    }
    assertThat(Tables.of(world)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void norInTickets(TestDatabase database) throws Exception {
    World world = world(database);
    Map<String, String> before = Tables.of(world);
    List<String> codes =
        rows.of("countries").stream().map(row -> (String) row.get("code")).toList();
    try (FlightTransport transport = new FlightTransport(world)) {
      for (String hostile : Hostile.strings()) {
        for (String ticket : TicketAttempts.wrong(hostile)) {
          assertThatThrownBy(() -> transport.texts(ticket))
              .as("%s", ticket)
              .isInstanceOfSatisfying(FlightRuntimeException.class, e -> isRefused(ticket, e));
        }
        for (String ticket : TicketAttempts.perhapsRight(hostile)) {
          try {
            assertThat(codes).containsAll(transport.texts(ticket));
          } catch (FlightRuntimeException e) {
            isRefused(ticket, e);
          }
        }
        if (Hostile.isText(hostile)) {
          List<String> found = codes.contains(hostile) ? List.of(hostile) : List.of();
          for (String ticket : TicketAttempts.right(hostile)) {
            assertThat(transport.texts(ticket)).as("%s", ticket).isEqualTo(found);
          }
        }
      }
    }
    assertThat(Tables.of(world)).isEqualTo(before);
  }

  private static void isRefused(String ticket, FlightRuntimeException e) {
    assertThat(e.status().code())
        .as("%s: %s", ticket, e)
        .isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
    Silence.check(
        new Attempt("ticket", ticket, new GraphQlRequest(""), new Attempt.Expected.Answer(null)),
        String.valueOf(e.status().description()));
  }

  private synchronized World world(TestDatabase database) {
    return worlds.computeIfAbsent(database, key -> World.of(key, rows.tables()));
  }

  /** Every string in every place; the same for each database, whose cursors are the same. */
  private List<Attempt> attempts() {
    World world = world(TestDatabase.values()[0]);
    OperandAttempts operands = new OperandAttempts(new Evaluation(World.model(), rows));
    TokenAttempts tokens =
        new TokenAttempts(
            cursor(world, "{ r: countriesConnection(orderBy: [{name: ASC}], first: 1)"),
            cursor(world, "{ r: sparsesConnection(first: 1)"));
    List<Attempt> all = new ArrayList<>();
    for (String hostile : Hostile.strings()) {
      all.addAll(operands.of(hostile));
      all.addAll(tokens.of(hostile));
      all.addAll(NameAttempts.of(hostile));
    }
    Collections.shuffle(all, new Random(Seed.get()));
    return all;
  }

  private static String cursor(World world, String query) {
    String answer =
        world
            .engine(HostileWorld.LIMITS)
            .graphql()
            .execute(new GraphQlRequest(query + " { pageInfo { endCursor } } }"), Caller.ANONYMOUS)
            .text();
    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(answer)).get("data");
    return (String) ((Map<?, ?>) ((Map<?, ?>) data.get("r")).get("pageInfo")).get("endCursor");
  }

  /** Tickets with a string in them. */
  private static final class TicketAttempts {
    private TicketAttempts() {}

    static List<String> wrong(String hostile) {
      List<String> tickets = new ArrayList<>();
      tickets.add(hostile);
      tickets.add("graphql:" + hostile);
      tickets.add("graphql:OneSpecimen?" + hostile);
      tickets.add("graphql:OneSpecimen?" + Json.of(object("id", hostile)));
      tickets.add("graphql:OneSpecimen?" + Json.of(object(hostile, 1L)));
      tickets.add("export:" + hostile + "::");
      tickets.add(Json.of(object("type", hostile)));
      tickets.add(Json.of(object("type", "BulkExport", "table", hostile)));
      tickets.add(Json.of(object("type", "BulkExport", "table", "countries", hostile, "x")));
      tickets.add(Json.of(object("type", "GraphQLQuery", "query", hostile)));
      tickets.add(
          Json.of(object("type", "BulkExport", "table", "countries", "columns", List.of(hostile))));
      if (!hostile.isBlank()) {
        tickets.add("export:countries::" + hostile);
        tickets.add("export:sparses:medium = '" + hostile.replace("'", "''") + "':id");
      }
      return tickets;
    }

    static List<String> perhapsRight(String hostile) {
      return List.of(
          "export:countries:" + hostile + ":code",
          "export:countries:code = '" + hostile + "':code",
          "export:countries:code = \"" + hostile + "\":code",
          Json.of(
              object(
                  "type",
                  "BulkExport",
                  "table",
                  "countries",
                  "where",
                  hostile,
                  "columns",
                  List.of("code"))));
    }

    static List<String> right(String hostile) {
      String quoted = "'" + hostile.replace("'", "''") + "'";
      String like = hostile.replaceAll("[\\\\%_]", "\\\\$0").replace("'", "''");
      return List.of(
          "export:countries:code = " + quoted + ":code",
          "export:countries:code in ('no such', " + quoted + "):code",
          "export:countries:code like '" + like + "':code",
          "export:countries:not (code < " + quoted + " or code > " + quoted + "):code",
          Json.of(
              object(
                  "type",
                  "BulkExport",
                  "table",
                  "countries",
                  "where",
                  "name = \"" + hostile.replace("\"", "\"\"") + "\"",
                  "columns",
                  List.of("code"))));
    }
  }
}
