package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.engine.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A way to get an answer. Each has a server process of its own. */
enum Contender {
  HAND_WRITTEN("hand-written"),
  HAND_WRITTEN_GET("hand-written, GET"),
  COMPILED("FraiseQL, compiled"),
  AD_HOC("FraiseQL, ad hoc"),
  GRAPHQL_JAVA("graphql-java"),
  POSTGRAPHILE("PostGraphile");

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** As the command line has it: {@code hand-written-get}. */
  static Contender named(String option) {
    return valueOf(option.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What the report calls it. */
  String title() {
    return title;
  }

  /** Whether it is asked this question on that database. */
  boolean takes(Question question, String database) {
    return this != POSTGRAPHILE || (database.equals("postgresql") && question.wording() != null);
  }

  /** The requests that put this question to it. */
  List<HttpCall> calls(Question question) {
    return switch (this) {
      case HAND_WRITTEN -> question.byPost();
      case HAND_WRITTEN_GET -> question.byGet();
      case COMPILED -> question.byHash();
      case AD_HOC, GRAPHQL_JAVA -> question.byText();
      case POSTGRAPHILE -> question.byWording();
    };
  }

  /**
   * Whether its answers are to be the very bytes of the hand-written server; otherwise only the
   * same JSON.
   */
  boolean givesSameBytes() {
    return this != GRAPHQL_JAVA && this != POSTGRAPHILE;
  }

  /** What its answer to this question says, spelled as ours is. */
  @Nullable Object read(Question question, byte[] answer) {
    Object json = JsonReader.read(answer);
    return this == POSTGRAPHILE ? Objects.requireNonNull(question.wording()).ours(json) : json;
  }
}
