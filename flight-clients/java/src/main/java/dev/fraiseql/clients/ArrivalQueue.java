package dev.fraiseql.clients;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * A bounded queue of batches from the threads that fetch to the one that reads.
 *
 * <p>{@link #close} ends all waiting. A queue of the JDK would need an interrupt for that: a thread
 * that is interrupted while Arrow waits for a batch may miss the end of its call, and closing the
 * call would then wait forever.
 */
final class ArrivalQueue implements AutoCloseable {
  private static final int CAPACITY = 4;

  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private boolean closed;

  /** What a fetching thread delivers. */
  sealed interface Arrival {
    record Batch(ArrowRecordBatch batch, CallBatches from) implements Arrival {}

    record Failure(RuntimeException reason) implements Arrival {}

    record End() implements Arrival {}
  }

  /**
   * Waits for space, and appends. Returns false, and appends nothing, if the queue is closed or the
   * thread is interrupted.
   */
  synchronized boolean put(Arrival arrival) {
    try {
      while (!closed && arrivals.size() >= CAPACITY) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (closed) {
      return false;
    }
    arrivals.add(arrival);
    notifyAll();
    return true;
  }

  /**
   * Waits for the next arrival.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException CANCELLED if it is closed
   */
  synchronized Arrival take() throws InterruptedException {
    while (!closed && arrivals.isEmpty()) {
      wait();
    }
    if (closed) {
      throw CallStatus.CANCELLED.withDescription("The reader was closed").toRuntimeException();
    }
    notifyAll();
    return arrivals.remove();
  }

  /** Releases all batches and ends all waiting. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Arrival arrival : arrivals) {
      if (arrival instanceof Arrival.Batch(ArrowRecordBatch batch, CallBatches from)) {
        batch.close();
      }
    }
    arrivals.clear();
    notifyAll();
  }
}
