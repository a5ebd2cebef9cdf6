package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import java.util.concurrent.ArrayBlockingQueue;

/** Sinks between two uses, so that their arrays need not grow anew for each request. */
final class SinkPool {
  private static final int KEPT = 64;
  private static final int FIRST_BYTES = 8 * 1024;
  private static final int MOST_BYTES = 1024 * 1024;

  private final ArrayBlockingQueue<JsonSink> free = new ArrayBlockingQueue<>(KEPT);

  /** An empty sink. */
  JsonSink take() {
    JsonSink sink = free.poll();
    return sink == null ? new JsonSink(FIRST_BYTES) : sink;
  }

  /** Gives back a sink that nobody uses any more. */
  void giveBack(JsonSink sink) {
    if (sink.array().length <= MOST_BYTES) {
      sink.reset();
      free.offer(sink);
    }
  }
}
