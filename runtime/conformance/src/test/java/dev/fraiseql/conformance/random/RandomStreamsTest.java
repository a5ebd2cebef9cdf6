package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.flight.FlightCases;
import dev.fraiseql.conformance.world.World;
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
 * Queries made up, over Arrow Flight: their columns hold what JSON says, which {@link
 * RandomQueriesTest} compares with what is worked out. {@code -Dfraiseql.seed} makes up others,
 * {@code -Dfraiseql.queries} more of them.
 */
class RandomStreamsTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.queries", 2_000) / 4;

  @ParameterizedTest
  @EnumSource
  void columnsHoldWhatJsonSays(TestDatabase database) throws Exception {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = World.model();
    Rows rows = new RowMaker(model, RandomQueries.TYPES, random).make();
    FraiseEngine engine = World.of(database, rows.tables()).engine(RandomQueries.LIMITS);
    QueryMaker maker = new QueryMaker(model, RandomQueries.TYPES, rows, random);
    List<Case> asked = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      Document document = Document.of(maker.query().subList(0, 1));
      String name =
          "query %d of seed %d: %s %s".formatted(i, seed, document.text(), document.variables());
      asked.add(
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

    int streamed = new FlightCases(database.toString(), engine).streamsHoldWhatJsonSays(asked);

    assertThat(streamed).isGreaterThan(QUERIES * 9 / 10);
  }
}
