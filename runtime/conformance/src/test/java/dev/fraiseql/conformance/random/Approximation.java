package dev.fraiseql.conformance.random;

/**
 * An expected number whose last digits depend on the order in which floats are summed.
 *
 * @param tolerance the maximum difference of a result
 */
record Approximation(double value, double tolerance) {

  boolean accepts(Object number) {
    return number instanceof Number given && Math.abs(given.doubleValue() - value) <= tolerance;
  }

  @Override
  public String toString() {
    return "about " + value;
  }
}
