package dev.fraiseql.conformance.injection;

/** A way to ask. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
interface Transport extends AutoCloseable {

  /** Sends a request, and fails unless what comes is what is expected. */
  void check(Attempt attempt) throws Exception;

  @Override
  void close() throws Exception;
}
