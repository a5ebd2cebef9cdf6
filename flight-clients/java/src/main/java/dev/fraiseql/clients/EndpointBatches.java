package dev.fraiseql.clients;

import dev.fraiseql.clients.ArrivalQueue.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The batches of several endpoints, fetched in parallel by one thread each. Ordered endpoints are
 * read one after the other; others as batches arrive. An endpoint for which the server has no free
 * stream retries: while others are running, then until the retry timeout ends.
 */
final class EndpointBatches implements BatchSource {
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private final Connection connection;
  private final Duration retryTimeout;

  /** The started calls, which must be closed. */
  private final Set<CallBatches> calls = ConcurrentHashMap.newKeySet();

  /** The call whose schema is that of all. */
  private final CallBatches first;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final List<Thread> fetchers = new ArrayList<>();
  private final List<ArrivalQueue> queues = new ArrayList<>();

  /** The call of the last batch: its dictionaries have arrived, those of others perhaps not. */
  private CallBatches latest;

  private int current;
  private int ended;

  /** Starts the call of an endpoint, which may have to wait. */
  private interface Call {
    CallBatches begin() throws InterruptedException;
  }

  /**
   * Starts fetching.
   *
   * @param retryTimeout how long an endpoint waits for a stream while no other is running
   */
  EndpointBatches(
      Connection connection, List<Ticket> tickets, boolean ordered, Duration retryTimeout) {
    this.connection = connection;
    this.retryTimeout = retryTimeout;
    // Starts the others first: the reader only waits for the schema of the first endpoint.
    AtomicReference<CallBatches> begun = new AtomicReference<>();
    for (int i = 0; i < tickets.size(); i++) {
      if (queues.isEmpty() || ordered) {
        queues.add(new ArrivalQueue());
      }
      Ticket ticket = tickets.get(i);
      Call call = i == 0 ? begun::get : () -> begin(ticket);
      ArrivalQueue queue = queues.getLast();
      fetchers.add(
          Thread.ofPlatform()
              .name("fraiseql-fetch-" + i)
              .daemon()
              .unstarted(() -> fetch(call, queue)));
    }
    fetchers.stream().skip(1).forEach(Thread::start);
    try {
      first = begin(tickets.getFirst());
    } catch (RuntimeException e) {
      close();
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw interrupted();
    }
    latest = first;
    begun.set(first);
    fetchers.getFirst().start();
  }

  /** Starts a call, and waits for its schema. */
  private CallBatches begin(Ticket ticket) throws InterruptedException {
    long refusedSince = 0;
    Duration wait = Duration.ZERO;
    while (true) {
      CallBatches call = connection.stream(ticket);
      calls.add(call);
      if (isClosed()) {
        call.cancel(); // close() may not have seen this call
      }
      try {
        call.schema();
        return call;
      } catch (FlightRuntimeException e) {
        calls.remove(call);
        call.close();
        long now = System.nanoTime();
        if (wait.isZero() || running.get() > 0) {
          refusedSince = now;
        }
        Duration longer = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
        wait = longer.compareTo(MAX_WAIT) < 0 ? longer : MAX_WAIT;
        if (e.status().code() != FlightStatusCode.RESOURCE_EXHAUSTED
            || now - refusedSince >= retryTimeout.toNanos()
            || closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          throw e;
        }
      }
    }
  }

  private void fetch(Call call, ArrivalQueue queue) {
    try {
      CallBatches batches = call.begin();
      running.incrementAndGet();
      try {
        for (ArrowRecordBatch batch; (batch = batches.next()) != null; ) {
          if (!queue.put(new Arrival.Batch(batch, batches))) {
            batch.close();
            return;
          }
        }
      } finally {
        running.decrementAndGet();
      }
      queue.put(new Arrival.End());
    } catch (RuntimeException e) {
      queue.put(new Arrival.Failure(e));
    } catch (InterruptedException e) {
      queue.put(new Arrival.Failure(interrupted()));
    }
  }

  @Override
  public Schema schema() {
    return first.schema();
  }

  @Override
  public DictionaryProvider dictionaries() {
    return latest.dictionaries();
  }

  @Override
  public @Nullable ArrowRecordBatch next() {
    int callsPerQueue = fetchers.size() / queues.size();
    while (current < queues.size()) {
      switch (take(queues.get(current))) {
        case Arrival.Batch(ArrowRecordBatch batch, CallBatches from) -> {
          latest = from;
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

  private static Arrival take(ArrivalQueue queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static RuntimeException interrupted() {
    return CallStatus.CANCELLED
        .withDescription("A thread that reads was interrupted")
        .toRuntimeException();
  }

  @Override
  public void close() {
    if (isClosed()) {
      return;
    }
    closed.countDown();
    calls.forEach(CallBatches::cancel);
    queues.forEach(ArrivalQueue::close);
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
    calls.forEach(CallBatches::close);
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }
}
