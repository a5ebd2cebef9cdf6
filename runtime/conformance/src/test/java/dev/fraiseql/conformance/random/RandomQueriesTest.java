package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Queries made up, answered by every database and by {@link Evaluation}. {@code -Dfraiseql.seed}
 * makes up others, {@code -Dfraiseql.queries} more of them.
 */
class RandomQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.queries", 2_000);
  static final Map<String, Integer> LIMITS = Map.of("aliases", 10_000, "depth", 100);
  static final Set<String> TYPES =
      Set.of("Country", "City", "Person", "Club", "Seat", "Booking", "Specimen", "Sparse", "Bag");

  @Test
  void everyDatabaseGivesWhatIsWorkedOutInMemory() {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = World.model();
    Rows rows = new RowMaker(model, TYPES, random).make();
    List<World> worlds =
        Arrays.stream(TestDatabase.values())
            .map(database -> World.of(database, rows.tables()))
            .toList();
    Evaluation evaluation = new Evaluation(model, rows);
    QueryMaker maker = new QueryMaker(model, TYPES, rows, random);
    int filled = 0;
    for (int i = 0; i < QUERIES; i++) {
      List<Field> query = maker.query();
      Document document = Document.of(query);
      Map<String, ?> expected = Map.of("data", evaluation.data(query));
      filled += expected.toString().contains("[{") ? 1 : 0;
      for (World world : worlds) {
        GraphQlRequest request =
            new GraphQlRequest(document.text(), null, document.variables(), null);
        String answer = world.engine(LIMITS).graphql().execute(request, Caller.ANONYMOUS).text();
        Object read = JsonReader.read(answer);
        if (!Agreement.holds(expected, read)) {
          assertThat(String.valueOf(read))
              .as(
                  "query %d of seed %d on %s:%n%s%n%s",
                  i, seed, world.database(), document.text(), document.variables())
              .isEqualTo(expected.toString());
        }
      }
    }
    // Conditions that nothing meets would agree on anything.
    assertThat(filled).isGreaterThan(QUERIES / 3);
  }
}
