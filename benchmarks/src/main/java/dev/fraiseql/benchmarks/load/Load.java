package dev.fraiseql.benchmarks.load;

/**
 * What came of a run.
 *
 * @param answers those that were received
 * @param errors those among them without status 200, and connections lost
 * @param seconds how long the run took
 * @param p50Micros the time that half of the answers took at most, in microseconds
 * @param p95Micros the time that 95 in 100 answers took at most, in microseconds
 * @param p99Micros the time that 99 in 100 answers took at most, in microseconds
 */
public record Load(
    long answers,
    long errors,
    double seconds,
    double p50Micros,
    double p95Micros,
    double p99Micros) {

  /** Answers in a second. */
  public double perSecond() {
    return answers / seconds;
  }
}
