package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.flight.FlightCases;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares the columns of random queries over Arrow Flight with JSON, which {@link
 * RandomQueriesTest} compares with evaluated results. {@code -Dfraiseql.test.seed} selects other
 * queries, {@code -Dfraiseql.test.queries} four times their number.
 */
class RandomStreamsTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.test.queries", 2_000) / 4;

  @ParameterizedTest
  @EnumSource
  void columnsEqualJson(TestDatabase database) throws Exception {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = DomainDatabase.model();
    Rows rows = new RowGenerator(model, RandomQueries.TYPES, random).make();
    FraiseEngine engine = DomainDatabase.of(database, rows.tables()).engine(RandomQueries.LIMITS);
    QueryGenerator generator = new QueryGenerator(model, RandomQueries.TYPES, rows, random);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      Document document = Document.of(generator.query().subList(0, 1));
      String name =
          "query %d of seed %d: %s %s".formatted(i, seed, document.text(), document.variables());
      cases.add(
          new Case(
              "random",
              name,
              document.text(),
              null,
              document.variables(),
              Map.of(),
              1,
              Set.of(),
              List.of(),
              engine
                  .graphql()
                  .execute(
                      new GraphQlRequest(document.text(), null, document.variables(), null),
                      Caller.ANONYMOUS)
                  .text()));
    }

    int streamed = new FlightCases(database.toString(), engine).streamsEqualJson(cases);

    assertThat(streamed).isGreaterThan(QUERIES * 17 / 20);
  }
}
