package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Queries made up, answered by every database and by {@link Evaluation}. {@code -Dfraiseql.seed}
 * makes up others, {@code -Dfraiseql.queries} more of them.
 */
class RandomQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.queries", 2_000);

  @Test
  void everyDatabaseGivesWhatIsWorkedOutInMemory() {
    long seed = Seed.get();
    RandomQueries queries = new RandomQueries(seed);
    List<World> worlds =
        Arrays.stream(TestDatabase.values())
            .map(database -> World.of(database, queries.tables()))
            .toList();
    int filled = 0;
    for (int i = 0; i < QUERIES; i++) {
      RandomQueries.Query query = queries.next();
      filled += query.answer().toString().contains("[{") ? 1 : 0;
      for (World world : worlds) {
        String answer =
            world
                .engine(RandomQueries.LIMITS)
                .graphql()
                .execute(query.request(), Caller.ANONYMOUS)
                .text();
        Object read = JsonReader.read(answer);
        if (!query.isAnsweredBy(read)) {
          assertThat(String.valueOf(read))
              .as("query %d of seed %d on %s:%n%s", i, seed, world.database(), query)
              .isEqualTo(query.answer().toString());
        }
      }
    }
    // Conditions that nothing meets would agree on anything.
    assertThat(filled).isGreaterThan(QUERIES / 3);
  }
}
