package dev.fraiseql.conformance.random;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random rows and random queries for them, each with the answer that {@link Evaluation} gives. */
public final class RandomQueries {
  /** Limits that all queries keep to. */
  public static final Map<String, Integer> LIMITS = Map.of("aliases", 10_000, "depth", 100);

  static final Set<String> TYPES =
      Set.of("Country", "City", "Person", "Club", "Seat", "Booking", "Specimen", "Sparse", "Bag");

  private final Rows rows;
  private final Evaluation evaluation;
  private final QueryMaker maker;

  /** The same seed gives the same rows and queries. */
  public RandomQueries(long seed) {
    Random random = new Random(seed);
    Model model = World.model();
    rows = new RowMaker(model, TYPES, random).make();
    evaluation = new Evaluation(model, rows);
    maker = new QueryMaker(model, TYPES, rows, random);
  }

  /** The rows by table, each by column. */
  public Map<String, ? extends List<? extends Map<String, ?>>> tables() {
    return rows.tables();
  }

  /** Another query. */
  public Query next() {
    List<Field> fields = maker.query();
    return new Query(fields, Document.of(fields), evaluation);
  }

  /** A query and the answer to it. */
  public static final class Query {
    private final List<Field> fields;
    private final Document document;
    private final Evaluation evaluation;
    private @Nullable Map<String, ?> answer;

    private Query(List<Field> fields, Document document, Evaluation evaluation) {
      this.fields = fields;
      this.document = document;
      this.evaluation = evaluation;
    }

    /** The request to be sent. */
    public GraphQlRequest request() {
      return new GraphQlRequest(document.text(), null, document.variables(), null);
    }

    /** The right answer, worked out in memory when it is first asked for. */
    public Map<String, ?> answer() {
      if (answer == null) {
        answer = Map.of("data", evaluation.data(fields));
      }
      return answer;
    }

    /** Whether an answer, read from JSON, is the right one. */
    public boolean isAnsweredBy(@Nullable Object read) {
      return Agreement.holds(answer(), read);
    }

    /** The document and its variables. */
    @Override
    public String toString() {
      return document.text() + System.lineSeparator() + document.variables();
    }
  }
}
