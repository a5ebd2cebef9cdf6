package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
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
 * Compares the results of random queries on every database with those of {@link QueryEvaluator}.
 * {@code -Dfraiseql.seed} selects other queries, {@code -Dfraiseql.queries} their number.
 */
class RandomQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.queries", 2_000);
  static final Map<String, Integer> LIMITS = Map.of("aliases", 10_000, "depth", 100);
  static final Set<String> TYPES =
      Set.of("Country", "City", "Person", "Club", "Seat", "Booking", "Specimen", "Sparse", "Bag");

  @Test
  void everyDatabaseReturnsTheEvaluatedResult() {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = DomainDatabase.model();
    Rows rows = new RowGenerator(model, TYPES, random).make();
    List<DomainDatabase> domains =
        Arrays.stream(TestDatabase.values())
            .map(database -> DomainDatabase.of(database, rows.tables()))
            .toList();
    QueryEvaluator evaluator = new QueryEvaluator(model, rows);
    QueryGenerator generator = new QueryGenerator(model, TYPES, rows, random);
    int filled = 0;
    for (int i = 0; i < QUERIES; i++) {
      List<Field> query = generator.query();
      Document document = Document.of(query);
      Map<String, ?> expected = Map.of("data", evaluator.data(query));
      filled += expected.toString().contains("[{") ? 1 : 0;
      for (DomainDatabase domain : domains) {
        GraphQlRequest request =
            new GraphQlRequest(document.text(), null, document.variables(), null);
        String response = domain.engine(LIMITS).graphql().execute(request, Caller.ANONYMOUS).text();
        Object read = JsonReader.read(response);
        if (!ResultComparison.matches(expected, read)) {
          assertThat(String.valueOf(read))
              .as(
                  "query %d of seed %d on %s:%n%s%n%s",
                  i, seed, domain.database(), document.text(), document.variables())
              .isEqualTo(expected.toString());
        }
      }
    }
    // Empty results would hide differences.
    assertThat(filled).isGreaterThan(QUERIES / 3);
  }
}
