package dev.fraiseql.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The batches of several endpoints, fetched at the same time by a thread each. If their order
 * counts, one endpoint's batches come behind another's; otherwise as they arrive.
 */
final class EndpointBatches implements BatchSource {
  /** Batches that wait for the reader: few, so that memory stays bounded. */
  private static final int ROOM = 4;

  private final List<CallBatches> calls = new ArrayList<>();
  private final List<Thread> fetchers = new ArrayList<>();
  private final List<BlockingQueue<Arrival>> queues = new ArrayList<>();
  private int current;
  private int ended;
  private volatile boolean closed;

  /** What a thread that fetches has to say. */
  private sealed interface Arrival {
    record Batch(ArrowRecordBatch batch) implements Arrival {}

    record Failure(RuntimeException reason) implements Arrival {}

    record End() implements Arrival {}
  }

  /** Begins all calls. */
  EndpointBatches(Connection connection, List<Ticket> tickets, boolean ordered) {
    try {
      for (Ticket ticket : tickets) {
        calls.add(connection.stream(ticket));
      }
    } catch (RuntimeException e) {
      calls.forEach(CallBatches::close);
      throw e;
    }
    for (int i = 0; i < calls.size(); i++) {
      if (queues.isEmpty() || ordered) {
        queues.add(new ArrayBlockingQueue<>(ROOM));
      }
      CallBatches call = calls.get(i);
      BlockingQueue<Arrival> queue = queues.getLast();
      fetchers.add(
          Thread.ofPlatform()
              .name("fraiseql-fetch-" + i)
              .daemon()
              .unstarted(() -> fetch(call, queue)));
    }
    fetchers.forEach(Thread::start);
  }

  private void fetch(CallBatches call, BlockingQueue<Arrival> queue) {
    try {
      try {
        for (ArrowRecordBatch batch; (batch = call.next()) != null; ) {
          put(queue, batch);
        }
        queue.put(new Arrival.End());
      } catch (RuntimeException e) {
        queue.put(new Arrival.Failure(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the reader was closed, and takes no more
    }
  }

  private static void put(BlockingQueue<Arrival> queue, ArrowRecordBatch batch)
      throws InterruptedException {
    try {
      queue.put(new Arrival.Batch(batch));
    } catch (InterruptedException e) {
      batch.close();
      throw e;
    }
  }

  @Override
  public Schema schema() {
    return calls.getFirst().schema();
  }

  @Override
  public DictionaryProvider dictionaries() {
    return calls.getFirst().dictionaries();
  }

  @Override
  public @Nullable ArrowRecordBatch next() {
    int callsPerQueue = calls.size() / queues.size();
    while (current < queues.size()) {
      switch (take(queues.get(current))) {
        case Arrival.Batch(ArrowRecordBatch batch) -> {
          return batch;
        }
        case Arrival.Failure(RuntimeException reason) -> throw reason;
        case Arrival.End end -> {
          if (++ended == callsPerQueue) {
            current++;
            ended = 0;
          }
        }
      }
    }
    return null;
  }

  private static Arrival take(BlockingQueue<Arrival> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallStatus.CANCELLED
          .withDescription("The thread that reads was interrupted")
          .toRuntimeException();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    calls.forEach(CallBatches::cancel);
    fetchers.forEach(Thread::interrupt);
    boolean interrupted = Thread.interrupted();
    for (Thread fetcher : fetchers) {
      while (fetcher.isAlive()) {
        try {
          fetcher.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    for (BlockingQueue<Arrival> queue : queues) {
      for (Arrival arrival : queue) {
        if (arrival instanceof Arrival.Batch(ArrowRecordBatch batch)) {
          batch.close();
        }
      }
    }
    calls.forEach(CallBatches::close);
  }
}
