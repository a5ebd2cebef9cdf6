package dev.fraiseql.benchmarks.compare;

import static dev.fraiseql.benchmarks.compare.Contender.AD_HOC;
import static dev.fraiseql.benchmarks.compare.Contender.COMPILED;
import static dev.fraiseql.benchmarks.compare.Contender.GRAPHQL_JAVA;
import static dev.fraiseql.benchmarks.compare.Contender.HAND_WRITTEN;
import static dev.fraiseql.benchmarks.compare.Contender.POSTGRAPHILE;
import static dev.fraiseql.benchmarks.compare.Contender.UNCAPTURED;

/** The minimum that a ratio of responses per second should reach. */
enum RatioTarget {
  COMPILED_TO_HAND_WRITTEN(COMPILED, HAND_WRITTEN, 0.9),
  COMPILED_TO_UNCAPTURED(COMPILED, UNCAPTURED, 0.95),
  AD_HOC_TO_COMPILED(AD_HOC, COMPILED, 0.85),
  COMPILED_TO_GRAPHQL_JAVA(COMPILED, GRAPHQL_JAVA, 2),
  AD_HOC_TO_GRAPHQL_JAVA(AD_HOC, GRAPHQL_JAVA, 2),
  COMPILED_TO_POSTGRAPHILE(COMPILED, POSTGRAPHILE, 3),
  AD_HOC_TO_POSTGRAPHILE(AD_HOC, POSTGRAPHILE, 3);

  private final Contender measured;
  private final Contender reference;
  private final double minimum;

  RatioTarget(Contender measured, Contender reference, double minimum) {
    this.measured = measured;
    this.reference = reference;
    this.minimum = minimum;
  }

  /** The contender whose rate is divided. */
  Contender measured() {
    return measured;
  }

  /** The contender whose rate divides it. */
  Contender reference() {
    return reference;
  }

  double minimum() {
    return minimum;
  }
}
