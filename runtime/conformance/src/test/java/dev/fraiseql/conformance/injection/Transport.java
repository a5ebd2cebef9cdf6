package dev.fraiseql.conformance.injection;

/** Sends attempts, directly or over a protocol. */
@SuppressWarnings("try") // close() may throw InterruptedException
interface Transport extends AutoCloseable {

  /** Sends an attempt, and fails unless the outcome is the expected one. */
  void check(Attempt attempt) throws Exception;

  @Override
  void close() throws Exception;
}
