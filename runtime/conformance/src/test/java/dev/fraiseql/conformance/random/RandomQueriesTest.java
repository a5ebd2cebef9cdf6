package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares the results of random queries on every database with those of {@link QueryEvaluator}.
 * {@code -Dfraiseql.test.seed} selects other queries, {@code -Dfraiseql.test.queries} their number.
 */
class RandomQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.test.queries", 2_000);

  @Test
  void everyDatabaseReturnsTheEvaluatedResult() {
    long seed = Seed.get();
    RandomQueries queries = new RandomQueries(seed);
    List<DomainDatabase> domains =
        Arrays.stream(TestDatabase.values())
            .map(database -> DomainDatabase.of(database, queries.tables()))
            .toList();
    int filled = 0;
    for (int i = 0; i < QUERIES; i++) {
      RandomQueries.Query query = queries.next();
      filled += query.expected().toString().contains("[{") ? 1 : 0;
      for (DomainDatabase domain : domains) {
        String response =
            domain
                .engine(RandomQueries.LIMITS)
                .graphql()
                .execute(query.request(), Caller.ANONYMOUS)
                .text();
        Object read = JsonReader.read(response);
        if (!query.matches(read)) {
          assertThat(String.valueOf(read))
              .as("query %d of seed %d on %s:%n%s", i, seed, domain.database(), query)
              .isEqualTo(query.expected().toString());
        }
      }
    }
    // Empty results would hide differences.
    assertThat(filled).isGreaterThan(QUERIES / 3);
  }
}
