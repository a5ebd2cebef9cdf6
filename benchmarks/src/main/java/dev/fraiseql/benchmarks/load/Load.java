package dev.fraiseql.benchmarks.load;

/**
 * The result of a run.
 *
 * @param responses the number of responses, including those with errors
 * @param errors responses without status 200, and lost connections
 * @param seconds the duration of the run
 * @param p50Micros the median latency in microseconds
 * @param p95Micros the 95th percentile of the latency in microseconds
 * @param p99Micros the 99th percentile of the latency in microseconds
 */
public record Load(
    long responses,
    long errors,
    double seconds,
    double p50Micros,
    double p95Micros,
    double p99Micros) {

  /** Responses per second. */
  public double perSecond() {
    return responses / seconds;
  }
}
