package dev.fraiseql.benchmarks.compare;

import static dev.fraiseql.benchmarks.compare.Contender.AD_HOC;
import static dev.fraiseql.benchmarks.compare.Contender.COMPILED;
import static dev.fraiseql.benchmarks.compare.Contender.GRAPHQL_JAVA;
import static dev.fraiseql.benchmarks.compare.Contender.HAND_WRITTEN;
import static dev.fraiseql.benchmarks.compare.Contender.POSTGRAPHILE;

/** What a ratio of answers per second should reach. */
enum Bar {
  OF_THE_LIMIT(COMPILED, HAND_WRITTEN, 0.9),
  OF_COMPILED(AD_HOC, COMPILED, 0.85),
  OVER_GRAPHQL_JAVA(COMPILED, GRAPHQL_JAVA, 2),
  AD_HOC_OVER_GRAPHQL_JAVA(AD_HOC, GRAPHQL_JAVA, 2),
  OVER_POSTGRAPHILE(COMPILED, POSTGRAPHILE, 3),
  AD_HOC_OVER_POSTGRAPHILE(AD_HOC, POSTGRAPHILE, 3);

  private final Contender one;
  private final Contender other;
  private final double least;

  Bar(Contender one, Contender other, double least) {
    this.one = one;
    this.other = other;
    this.least = least;
  }

  Contender one() {
    return one;
  }

  Contender other() {
    return other;
  }

  double least() {
    return least;
  }
}
