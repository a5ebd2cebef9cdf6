package dev.fraiseql.clients;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Batches on their way from the threads that fetch to the one that reads: few, so that memory stays
 * bounded.
 *
 * <p>Closing it ends every wait. That is why it is no queue of the JDK's, whose waits end by an
 * interruption alone: a thread that is interrupted while Arrow waits for a batch may lose the news
 * that its call has ended, and then closing the call waits for ever.
 */
final class ArrivalQueue implements AutoCloseable {
  private static final int ROOM = 4;

  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private boolean closed;

  /** What a thread that fetches has to say. */
  sealed interface Arrival {
    record Batch(ArrowRecordBatch batch, CallBatches from) implements Arrival {}

    record Failure(RuntimeException reason) implements Arrival {}

    record End() implements Arrival {}
  }

  /**
   * Waits for room. Returns false, and does not keep what has arrived, if nobody reads any more, or
   * if the thread is interrupted.
   */
  synchronized boolean put(Arrival arrival) {
    try {
      while (!closed && arrivals.size() >= ROOM) {
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
   * Waits for what arrives first.
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

  /** Nobody reads any more. */
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
