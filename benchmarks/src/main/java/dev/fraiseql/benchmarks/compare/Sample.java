package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.Load;

/**
 * One turn of one contender.
 *
 * @param database the product's name
 * @param load what the generator saw
 * @param cpuNanos the processor time of the server in that turn
 * @param databaseCpuNanos that of the database's own processes
 */
record Sample(
    String database,
    Question question,
    Contender contender,
    int round,
    Load load,
    long cpuNanos,
    long databaseCpuNanos) {

  /** The server's processor time for an answer, in microseconds. */
  double cpuMicros() {
    return cpuNanos / 1e3 / load.answers();
  }

  /** The database's processor time for an answer, in microseconds. */
  double databaseCpuMicros() {
    return databaseCpuNanos / 1e3 / load.answers();
  }
}
