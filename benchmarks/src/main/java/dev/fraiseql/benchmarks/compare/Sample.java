package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.Load;

/**
 * The measurement of one contender in one round.
 *
 * @param database the product's name
 * @param load what the generator measured
 * @param cpuNanos the processor time of the server
 * @param databaseCpuNanos the processor time of the database's own processes
 */
record Sample(
    String database,
    BenchmarkQuery query,
    Contender contender,
    int round,
    Load load,
    long cpuNanos,
    long databaseCpuNanos) {

  /** The server's processor time per response, in microseconds. */
  double cpuMicros() {
    return cpuNanos / 1e3 / load.responses();
  }

  /** The database's processor time per response, in microseconds. */
  double databaseCpuMicros() {
    return databaseCpuNanos / 1e3 / load.responses();
  }
}
