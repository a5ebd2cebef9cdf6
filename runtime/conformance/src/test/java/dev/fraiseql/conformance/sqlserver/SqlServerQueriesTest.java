package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.conformance.random.RandomQueries;
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
 * Compares the results of random queries on SQL Server, or on H2 instead, with those of an
 * evaluation in memory. A parser of Transact-SQL checks every statement, including those that H2
 * cannot run. {@code -Dfraiseql.test.seed} selects other queries, {@code -Dfraiseql.test.queries}
 * their number.
 */
@Tag("sqlserver")
class SqlServerQueriesTest {
  private static final int QUERIES = Integer.getInteger("fraiseql.test.queries", 1_000);

  /** Averages have six more digits than their column, and decimals at most 38. */
  private static final int MAX_DIGITS = 38 - 6;

  /** The sums in statements over columns with too many digits for an average. */
  private static final List<String> WIDE =
      DomainDatabase.model().types().stream()
          .flatMap(type -> type.columns().stream())
          .filter(column -> column.type().scalar() == Scalar.DECIMAL)
          .filter(column -> column.type().precision() >= MAX_DIGITS)
          .flatMap(column ->
              Stream.of(
                  "sum(t.[" + column.name() + "])",
                  "sum(cast(t.[" + column.name() + "] as decimal"))
          .toList();

  @Test
  void sqlServerReturnsTheEvaluatedResult() throws Exception {
    long seed = Seed.get();
    RandomQueries queries = new RandomQueries(seed);
    SqlServerDomain domain = SqlServerDomain.compile();
    SqlServerDomainDatabase loaded =
        SqlServerDomainDatabase.of(
            SqlServerAddress.newDatabase(), domain.catalog(), domain.tables(), queries.tables());
    Set<String> statements = new LinkedHashSet<>();
    int compared = 0;
    for (int i = 0; i < QUERIES; i++) {
      RandomQueries.Query query = queries.next();
      try (SqlLog log = new SqlLog()) {
        String response =
            loaded
                .engine(RandomQueries.LIMITS)
                .graphql()
                .execute(query.request(), Caller.ANONYMOUS)
                .text();
        statements.addAll(log.statements());
        if (SqlServerAddress.canRun(log.statements())
            && !exceedsDigits(response, log.statements())) {
          Object read = JsonReader.read(response);
          if (!query.matches(read)) {
            assertThat(String.valueOf(read))
                .as("query %d of seed %d on %s:%n%s", i, seed, SqlServerAddress.label(), query)
                .isEqualTo(query.expected().toString());
          }
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(QUERIES / 2);
    assertThat(TransactSql.refused(statements)).isEmpty();
    assertThat(statements).hasSizeGreaterThan(QUERIES / 2);
  }

  /**
   * Whether the query failed because a sum or an average of a wide column needs more digits than
   * SQL Server supports.
   */
  private static boolean exceedsDigits(String response, List<String> statements) {
    return response.contains("INTERNAL_SERVER_ERROR")
        && statements.stream().anyMatch(sql -> WIDE.stream().anyMatch(sql::contains));
  }
}
