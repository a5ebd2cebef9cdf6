package dev.fraiseql.conformance.random;

/**
 * A number whose last digits depend on the order in which floats are added up.
 *
 * @param tolerance by how much an answer may differ
 */
record Approximation(double value, double tolerance) {

  boolean isMetBy(Object number) {
    return number instanceof Number given && Math.abs(given.doubleValue() - value) <= tolerance;
  }

  @Override
  public String toString() {
    return "about " + value;
  }
}
