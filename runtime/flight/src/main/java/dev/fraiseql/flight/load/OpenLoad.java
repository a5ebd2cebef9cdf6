package dev.fraiseql.flight.load;

import dev.fraiseql.engine.write.BulkLoad;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.stream.OpenStream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.jspecify.annotations.Nullable;

/** A load that is running, which can be stopped from any thread. */
final class OpenLoad implements OpenStream {
  private final ClientStream stream;
  private volatile @Nullable BulkLoad load;
  private volatile @Nullable FlightRuntimeException reason;

  OpenLoad(ClientStream stream) {
    this.stream = stream;
  }

  void started(BulkLoad begun) {
    load = begun;
    if (reason != null) {
      begun.cancel();
    }
  }

  @Override
  public void stop(FlightRuntimeException why) {
    reason = why;
    stream.close();
    BulkLoad running = load;
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public @Nullable FlightRuntimeException stopReason() {
    return reason;
  }
}
