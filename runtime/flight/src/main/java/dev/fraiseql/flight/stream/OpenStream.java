package dev.fraiseql.flight.stream;

import org.apache.arrow.flight.FlightRuntimeException;
import org.jspecify.annotations.Nullable;

/** A stream that is open. Safe for use by many threads. */
public interface OpenStream {

  /**
   * Ends the stream, and its statement in the database.
   *
   * @param reason what the client is told
   */
  void stop(FlightRuntimeException reason);

  /** Why the stream was stopped; null if it was not. */
  @Nullable FlightRuntimeException stopReason();
}
