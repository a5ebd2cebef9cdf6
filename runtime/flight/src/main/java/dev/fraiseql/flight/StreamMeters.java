package dev.fraiseql.flight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.memory.BufferAllocator;

/** What operators see of Flight: {@code fraiseql_flight_*}. */
final class StreamMeters {
  private final MeterRegistry registry;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter rows;
  private final Counter bytes;
  private final Timer firstBatch;

  StreamMeters(MeterRegistry registry, BufferAllocator allocator) {
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

  /**
   * A stream sent its first batch.
   *
   * @param begun when it began, of {@link System#nanoTime}
   */
  void firstSent(long begun) {
    firstBatch.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  /** A stream came to its end; see {@link #firstSent}. */
  void completed(long begun) {
    ended("success", begun);
  }

  /** A stream ended otherwise; see {@link #firstSent}. */
  void failed(FlightStatusCode code, long begun) {
    ended(code.name().toLowerCase(Locale.ROOT), begun);
  }

  /** A stream was not begun, because there are too many. */
  void refused() {
    count("refused");
  }

  private void ended(String outcome, long begun) {
    Timer.builder("fraiseql.flight.stream.duration")
        .description("From a stream's beginning to its end, by its outcome")
        .tag("outcome", outcome)
        .register(registry)
        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    // In this order: whoever sees that no stream is open finds each among the outcomes.
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
