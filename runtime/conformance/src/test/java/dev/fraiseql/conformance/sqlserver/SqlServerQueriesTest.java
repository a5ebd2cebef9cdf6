package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.random.RandomQueries;
import dev.fraiseql.conformance.world.SqlLog;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random queries, answered by SQL Server, or by H2 in its place, and in memory. A parser judges
 * every statement, those that H2 cannot run too. {@code -Dfraiseql.seed} gives other queries,
 * {@code -Dfraiseql.queries} more of them.
 */
@Tag("sqlserver")
class SqlServerQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.queries", 1_000);

  /** An average has six digits more than its column, and 38 are all that there are. */
  private static final int DIGITS = 38 - 6;

  /** How statements sum up the columns that leave no digit for that. */
  private static final List<String> WIDE =
      World.model().types().stream()
          .flatMap(type -> type.columns().stream())
          .filter(column -> column.type().scalar() == Scalar.DECIMAL)
          .filter(column -> column.type().precision() >= DIGITS)
          .flatMap(column ->
              Stream.of(
                  "sum(t.[" + column.name() + "])",
                  "sum(cast(t.[" + column.name() + "] as decimal"))
          .toList();

  @Test
  void sqlServerGivesWhatIsWorkedOutInMemory() throws Exception {
    long seed = Seed.get();
    RandomQueries queries = new RandomQueries(seed);
    SqlServerDomain domain = SqlServerDomain.compile();
    SqlServerWorld world =
        SqlServerWorld.of(
            SqlServerAddress.newDatabase(), domain.catalog(), domain.tables(), queries.tables());
    Set<String> statements = new LinkedHashSet<>();
    int compared = 0;
    for (int i = 0; i < QUERIES; i++) {
      RandomQueries.Query query = queries.next();
      try (SqlLog log = new SqlLog()) {
        String answer =
            world
                .engine(RandomQueries.LIMITS)
                .graphql()
                .execute(query.request(), Caller.ANONYMOUS)
                .text();
        statements.addAll(log.statements());
        if (SqlServerAddress.canRun(log.statements()) && !isTooLong(answer, log.statements())) {
          Object read = JsonReader.read(answer);
          if (!query.isAnsweredBy(read)) {
            assertThat(String.valueOf(read))
                .as("query %d of seed %d on %s:%n%s", i, seed, SqlServerAddress.label(), query)
                .isEqualTo(query.answer().toString());
          }
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(QUERIES / 2);
    assertThat(TransactSql.refused(statements)).isEmpty();
    assertThat(statements).hasSizeGreaterThan(QUERIES / 2);
  }

  /** Whether a sum or an average of a wide column has more digits than SQL Server has. */
  private static boolean isTooLong(String answer, List<String> statements) {
    return answer.contains("INTERNAL_SERVER_ERROR")
        && statements.stream().anyMatch(sql -> WIDE.stream().anyMatch(sql::contains));
  }
}
