package dev.fraiseql.conformance.random;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random rows, and random queries on them with the results of {@link QueryEvaluator}. */
public final class RandomQueries {
  /** Limits that all queries keep. */
  public static final Map<String, Integer> LIMITS = Map.of("aliases", 10_000, "depth", 100);

  static final Set<String> TYPES =
      Set.of("Country", "City", "Person", "Club", "Seat", "Booking", "Specimen", "Sparse", "Bag");

  private final Rows rows;
  private final QueryEvaluator evaluator;
  private final QueryGenerator generator;

  /** The same seed gives the same rows and queries. */
  public RandomQueries(long seed) {
    Random random = new Random(seed);
    Model model = DomainDatabase.model();
    rows = new RowGenerator(model, TYPES, random).make();
    evaluator = new QueryEvaluator(model, rows);
    generator = new QueryGenerator(model, TYPES, rows, random);
  }

  /** The rows by table; each row by column, with values spelled as in responses. */
  public Map<String, ? extends List<? extends Map<String, ?>>> tables() {
    return rows.tables();
  }

  /** Another query. */
  public Query next() {
    return new Query(generator.query(), evaluator);
  }

  /** A query and its expected response. */
  public static final class Query {
    private final List<Field> fields;
    private final Document document;
    private final QueryEvaluator evaluator;
    private @Nullable Map<String, ?> expected;

    private Query(List<Field> fields, QueryEvaluator evaluator) {
      this.fields = fields;
      this.document = Document.of(fields);
      this.evaluator = evaluator;
    }

    /** The request with its variables. */
    public GraphQlRequest request() {
      return new GraphQlRequest(document.text(), null, document.variables(), null);
    }

    /** The expected response, evaluated on the first call. */
    public Map<String, ?> expected() {
      if (expected == null) {
        expected = Map.of("data", evaluator.data(fields));
      }
      return expected;
    }

    /** Whether a response, read from JSON, is the expected one. */
    public boolean matches(@Nullable Object response) {
      return ResultComparison.matches(expected(), response);
    }

    /** The document and its variables. */
    @Override
    public String toString() {
      return document.text() + System.lineSeparator() + document.variables();
    }
  }
}
