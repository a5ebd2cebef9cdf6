package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;
import java.util.concurrent.ArrayBlockingQueue;

/** Pools sinks, so that their arrays need not grow again for each request. */
final class SinkPool {
  private static final int MAXIMUM_SINKS = 64;
  private static final int FIRST_BYTES = 8 * 1024;
  private static final int FEW_BYTES = 512;
  private static final int MAXIMUM_BYTES = 1024 * 1024;

  private final ArrayBlockingQueue<JsonSink> free = new ArrayBlockingQueue<>(MAXIMUM_SINKS);

  private final boolean largeNumbersAsStrings;

  /**
   * An empty pool.
   *
   * @param largeNumbersAsStrings see {@link dev.fraiseql.contract.json.JsonOutput}
   */
  SinkPool(boolean largeNumbersAsStrings) {
    this.largeNumbersAsStrings = largeNumbersAsStrings;
  }

  /** An empty sink. */
  JsonSink take() {
    JsonSink sink = free.poll();
    return sink == null ? new JsonSink(FIRST_BYTES, largeNumbersAsStrings) : sink;
  }

  /** An empty sink that does not come back. */
  JsonSink newSink() {
    return new JsonSink(FEW_BYTES, largeNumbersAsStrings);
  }

  /** Returns a sink to the pool. */
  void giveBack(JsonSink sink) {
    if (sink.array().length <= MAXIMUM_BYTES) {
      sink.reset();
      free.offer(sink);
    }
  }
}
