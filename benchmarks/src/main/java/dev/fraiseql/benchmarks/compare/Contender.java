package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.contender.graphqljava.GraphQlJavaContender;
import dev.fraiseql.benchmarks.contender.handwritten.HandWrittenContender;
import dev.fraiseql.benchmarks.load.HttpCall;
import java.util.List;
import java.util.Locale;

/** A way to get an answer. */
enum Contender {
  HAND_WRITTEN("hand-written", HandWrittenContender.class),
  HAND_WRITTEN_GET("hand-written, GET", HandWrittenContender.class),
  COMPILED("FraiseQL, compiled", FraiseContender.class),
  AD_HOC("FraiseQL, ad hoc", FraiseContender.class),
  GRAPHQL_JAVA("graphql-java", GraphQlJavaContender.class);

  private final String title;
  private final Class<?> server;

  Contender(String title, Class<?> server) {
    this.title = title;
    this.server = server;
  }

  /** As the command line has it: {@code hand-written-get}. */
  static Contender named(String option) {
    return valueOf(option.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What the report calls it. */
  String title() {
    return title;
  }

  /**
   * The main class of its server. Each contender has a process of its own, the two of one class
   * included.
   */
  Class<?> server() {
    return server;
  }

  /** The requests that put this question to it. */
  List<HttpCall> calls(Question question) {
    return switch (this) {
      case HAND_WRITTEN -> question.byPost();
      case HAND_WRITTEN_GET -> question.byGet();
      case COMPILED -> question.byHash();
      case AD_HOC, GRAPHQL_JAVA -> question.byText();
    };
  }

  /**
   * Whether its answers are to be the very bytes of the hand-written server; otherwise only the
   * same JSON.
   */
  boolean givesSameBytes() {
    return this != GRAPHQL_JAVA;
  }
}
