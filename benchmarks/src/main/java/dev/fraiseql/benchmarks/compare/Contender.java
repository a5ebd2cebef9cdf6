package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.engine.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is compared. Each contender has its own server process. */
enum Contender {
  HAND_WRITTEN("hand-written"),
  HAND_WRITTEN_GET("hand-written, GET"),
  COMPILED("FraiseQL, compiled"),
  UNCAPTURED("FraiseQL, no capture"),
  AD_HOC("FraiseQL, ad hoc"),
  GRAPHQL_JAVA("graphql-java"),
  POSTGRAPHILE("PostGraphile");

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** The contender of a command line option, for example {@code hand-written-get}. */
  static Contender named(String option) {
    return valueOf(option.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The name in the report. */
  String title() {
    return title;
  }

  /** Whether it is measured with this query on that database. */
  boolean runs(BenchmarkQuery query, String database) {
    return switch (this) {
      case POSTGRAPHILE -> database.equals("postgresql") && query.postGraphile() != null;
      case UNCAPTURED -> query.uncaptured() != null;
      case HAND_WRITTEN_GET -> !query.variables().segments().isEmpty();
      default -> true;
    };
  }

  /** The requests of this query. */
  List<HttpCall> calls(BenchmarkQuery query) {
    return switch (this) {
      case HAND_WRITTEN -> query.byPost();
      case HAND_WRITTEN_GET -> query.byGet();
      case COMPILED -> query.byHash();
      case UNCAPTURED -> query.uncapturedByHash();
      case AD_HOC, GRAPHQL_JAVA -> query.byText();
      case POSTGRAPHILE -> query.forPostGraphile();
    };
  }

  /** Whether its responses have the bytes of the handwritten server's, and not only equal JSON. */
  boolean returnsSameBytes() {
    return this != GRAPHQL_JAVA && this != POSTGRAPHILE;
  }

  /** Its response as JSON, with timestamps in our format. */
  @Nullable Object read(BenchmarkQuery query, byte[] response) {
    Object json = JsonReader.read(response);
    return this == POSTGRAPHILE
        ? Objects.requireNonNull(query.postGraphile()).normalized(json)
        : json;
  }
}
