package dev.fraiseql.conformance.injection;

import static dev.fraiseql.conformance.injection.HostileRows.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.conformance.random.QueryEvaluator;
import dev.fraiseql.conformance.random.Rows;
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
@SuppressWarnings("try") // close() may throw InterruptedException
class InjectionTest {
  /** The minimum length at which no statement contains a hostile string by chance. */
  private static final int MIN_DISTINCTIVE_LENGTH = 12;

  /**
   * The engine tests one in {@code ONE_IN} pairs of string and position, each transport one in four
   * times {@code ONE_IN}; the seed selects them. {@code -Dfraiseql.test.injection=1} sends all to
   * the engine.
   */
  private static final int ONE_IN = Integer.getInteger("fraiseql.test.injection", 3);

  private final Rows rows = HostileRows.rows();
  private final Map<TestDatabase, DomainDatabase> domains = new EnumMap<>(TestDatabase.class);
  private final List<Attempt> attempts = attempts();

  @ParameterizedTest
  @EnumSource
  void hostileStringsAreOnlyValuesInTheEngine(TestDatabase database) throws Exception {
    try (SqlLog log = new SqlLog()) {
      send(
          some(ONE_IN), database, new EngineTransport(domain(database).engine(HostileRows.LIMITS)));
      for (String statement : Set.copyOf(log.statements())) {
        for (String hostile : HostileStrings.strings()) {
          assertThat(hostile.length() >= MIN_DISTINCTIVE_LENGTH && statement.contains(hostile))
              .as("%s contains <<%s>>", statement, hostile)
              .isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostileStringsAreOnlyValuesOverHttp(TestDatabase database) throws Exception {
    send(some(4 * ONE_IN), database, new HttpTransport(domain(database)));
  }

  @ParameterizedTest
  @EnumSource
  void hostileStringsAreOnlyValuesOverFlight(TestDatabase database) throws Exception {
    send(some(4 * ONE_IN), database, new FlightTransport(domain(database)));
  }

  private List<Attempt> some(int oneIn) {
    return attempts.subList(0, attempts.size() / oneIn);
  }

  private void send(List<Attempt> sent, TestDatabase database, Transport transport)
      throws Exception {
    DomainDatabase domain = domain(database);
    Map<String, String> before = TableDigests.of(domain);
    assertThat(before).containsKeys("sparses", "countries", "cities");
    try (transport) {
      for (Attempt attempt : sent) {
        transport.check(attempt);
      }
    }
    assertThat(TableDigests.of(domain)).isEqualTo(before);
    assertThat(sent).hasSizeGreaterThan(1_000);
  }

  /** None of these requests reaches a database. */
  @Test
  void hostileStringsAreRejectedAsHttpRequests() throws Exception {
    DomainDatabase domain = domain(TestDatabase.values()[0]);
    Map<String, String> before = TableDigests.of(domain);
    try (HttpTransport transport = new HttpTransport(domain)) {
      for (String hostile : HostileStrings.strings()) {
        transport.checkInvalidRequest(hostile);
      }
    }
    assertThat(TableDigests.of(domain)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void hostileStringsAreOnlyValuesInTickets(TestDatabase database) throws Exception {
    DomainDatabase domain = domain(database);
    Map<String, String> before = TableDigests.of(domain);
    List<String> codes =
        rows.of("countries").stream().map(row -> (String) row.get("code")).toList();
    try (FlightTransport transport = new FlightTransport(domain)) {
      for (String hostile : HostileStrings.strings()) {
        for (String ticket : TicketAttempts.invalid(hostile)) {
          assertThatThrownBy(() -> transport.firstColumn(ticket))
              .as("%s", ticket)
              .isInstanceOfSatisfying(FlightRuntimeException.class, e -> assertRejected(ticket, e));
        }
        for (String ticket : TicketAttempts.possiblyValid(hostile)) {
          try {
            assertThat(codes).containsAll(transport.firstColumn(ticket));
          } catch (FlightRuntimeException e) {
            assertRejected(ticket, e);
          }
        }
        if (HostileStrings.isText(hostile)) {
          List<String> found = codes.contains(hostile) ? List.of(hostile) : List.of();
          for (String ticket : TicketAttempts.valid(hostile)) {
            assertThat(transport.firstColumn(ticket)).as("%s", ticket).isEqualTo(found);
          }
        }
      }
    }
    assertThat(TableDigests.of(domain)).isEqualTo(before);
  }

  private static void assertRejected(String ticket, FlightRuntimeException e) {
    assertThat(e.status().code())
        .as("%s: %s", ticket, e)
        .isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
    LeakCheck.check(
        new Attempt("ticket", ticket, new GraphQlRequest(""), new Attempt.Expected.Result(null)),
        String.valueOf(e.status().description()));
  }

  private synchronized DomainDatabase domain(TestDatabase database) {
    return domains.computeIfAbsent(database, key -> DomainDatabase.of(key, rows.tables()));
  }

  /** Every string in every position; the same for each database, since cursors are the same. */
  private List<Attempt> attempts() {
    DomainDatabase domain = domain(TestDatabase.values()[0]);
    OperandAttempts operands =
        new OperandAttempts(new QueryEvaluator(DomainDatabase.model(), rows));
    TokenAttempts tokens =
        new TokenAttempts(
            cursor(domain, "{ r: countriesConnection(orderBy: [{name: ASC}], first: 1)"),
            cursor(domain, "{ r: sparsesConnection(first: 1)"));
    List<Attempt> all = new ArrayList<>();
    for (String hostile : HostileStrings.strings()) {
      all.addAll(operands.of(hostile));
      all.addAll(tokens.of(hostile));
      all.addAll(NameAttempts.of(hostile));
    }
    Collections.shuffle(all, new Random(Seed.get()));
    return all;
  }

  private static String cursor(DomainDatabase domain, String query) {
    String response =
        domain
            .engine(HostileRows.LIMITS)
            .graphql()
            .execute(new GraphQlRequest(query + " { pageInfo { endCursor } } }"), Caller.ANONYMOUS)
            .text();
    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(response)).get("data");
    return (String) ((Map<?, ?>) ((Map<?, ?>) data.get("r")).get("pageInfo")).get("endCursor");
  }

  /** Tickets that contain a hostile string. */
  private static final class TicketAttempts {
    private TicketAttempts() {}

    static List<String> invalid(String hostile) {
      List<String> tickets = new ArrayList<>();
      tickets.add(hostile);
      tickets.add("graphql:" + hostile);
      tickets.add("graphql:OneSpecimen?" + hostile);
      tickets.add("graphql:OneSpecimen?" + RequestJson.of(object("id", hostile)));
      tickets.add("graphql:OneSpecimen?" + RequestJson.of(object(hostile, 1L)));
      tickets.add("export:" + hostile + "::");
      tickets.add(RequestJson.of(object("type", hostile)));
      tickets.add(RequestJson.of(object("type", "BulkExport", "table", hostile)));
      tickets.add(RequestJson.of(object("type", "BulkExport", "table", "countries", hostile, "x")));
      tickets.add(RequestJson.of(object("type", "GraphQLQuery", "query", hostile)));
      tickets.add(
          RequestJson.of(
              object("type", "BulkExport", "table", "countries", "columns", List.of(hostile))));
      if (!hostile.isBlank()) {
        tickets.add("export:countries::" + hostile);
        tickets.add("export:sparses:medium = '" + hostile.replace("'", "''") + "':id");
      }
      return tickets;
    }

    static List<String> possiblyValid(String hostile) {
      return List.of(
          "export:countries:" + hostile + ":code",
          "export:countries:code = '" + hostile + "':code",
          "export:countries:code = \"" + hostile + "\":code",
          RequestJson.of(
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

    static List<String> valid(String hostile) {
      String quoted = "'" + hostile.replace("'", "''") + "'";
      String like = hostile.replaceAll("[\\\\%_]", "\\\\$0").replace("'", "''");
      return List.of(
          "export:countries:code = " + quoted + ":code",
          "export:countries:code in ('no such', " + quoted + "):code",
          "export:countries:code like '" + like + "':code",
          "export:countries:not (code < " + quoted + " or code > " + quoted + "):code",
          RequestJson.of(
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
