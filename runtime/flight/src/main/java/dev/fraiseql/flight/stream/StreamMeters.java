package dev.fraiseql.flight.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.memory.BufferAllocator;

/** The meters of Flight: {@code fraiseql_flight_*}. */
public final class StreamMeters {
  private final MeterRegistry registry;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter rows;
  private final Counter loaded;
  private final Counter bytes;
  private final Timer firstBatch;

  /** Registers the meters. */
  public StreamMeters(MeterRegistry registry, BufferAllocator allocator) {
    this.registry = registry;
    Gauge.builder("fraiseql.flight.streams.open", open, AtomicInteger::get)
        .description("Flight streams that are not finished")
        .register(registry);
    Gauge.builder("fraiseql.flight.memory", allocator, BufferAllocator::getAllocatedMemory)
        .description("Off-heap memory that Flight holds")
        .baseUnit("bytes")
        .register(registry);
    rows =
        Counter.builder("fraiseql.flight.rows")
            .description("Rows sent by Flight")
            .register(registry);
    loaded =
        Counter.builder("fraiseql.flight.loaded.rows")
            .description("Rows that clients have loaded by Flight, once they are committed")
            .register(registry);
    bytes =
        Counter.builder("fraiseql.flight.sent")
            .description("Encoded batches sent by Flight")
            .baseUnit("bytes")
            .register(registry);
    firstBatch =
        Timer.builder("fraiseql.flight.first.batch")
            .description("From a stream's beginning to its first batch being sent")
            .register(registry);
  }

  void opened() {
    open.incrementAndGet();
  }

  void sent(int batchRows, long batchBytes) {
    rows.increment(batchRows);
    bytes.increment((double) batchBytes);
  }

  /** Counts rows that were loaded. */
  void loaded(long count) {
    loaded.increment((double) count);
  }

  /**
   * Counts the first batch of a stream.
   *
   * @param begun when the stream began, in {@link System#nanoTime}
   */
  void firstSent(long begun) {
    firstBatch.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  /** Counts a stream that was sent completely; see {@link #firstSent}. */
  void completed(long begun) {
    ended("success", begun);
  }

  /** Counts a stream that ended with an error; see {@link #firstSent}. */
  void failed(FlightStatusCode code, long begun) {
    ended(code.name().toLowerCase(Locale.ROOT), begun);
  }

  /** Counts a stream that was rejected because too many are open. */
  void refused() {
    count("refused");
  }

  private void ended(String outcome, long begun) {
    Timer.builder("fraiseql.flight.stream.duration")
        .description("From a stream's beginning to its end, by its outcome")
        .tag("outcome", outcome)
        .register(registry)
        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    // In this order: when the gauge says that no stream is open, every outcome is counted.
    count(outcome);
    open.decrementAndGet();
  }

  private void count(String outcome) {
    // The registry gives the same counter every time.
    Counter.builder("fraiseql.flight.streams")
        .description("Flight streams by their outcome")
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }
}
