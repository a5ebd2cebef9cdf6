package dev.fraiseql.benchmarks.observers;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import com.gruelbox.transactionoutbox.TransactionOutboxEntry;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * transaction-outbox with one call for each event. It keeps no order.
 *
 * <p>A call is made as soon as its transaction has ended; one that waits, by a thread that flushes
 * a batch of the default size whenever all calls of the one before are made. Flushing meanwhile
 * would lock rows of calls, which MySQL then skips until they are tried again; so would its default
 * isolation.
 */
final class OutboxDeliverer implements Deliverer {
  private static final String TABLE = "TXNO_OUTBOX";

  /** After which time a call that waits is due: it is rejected if it is due when it is stored. */
  private static final Duration DUE = Duration.ofSeconds(1);

  private static final int CALLS_PER_TRANSACTION = 1_000;

  /** After which time a call is made again that another transaction has kept from its row. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final Duration PAUSE_OF_BATCHES = Duration.ofMillis(1);
  private static final Duration POLL = Duration.ofMillis(25);

  private final ContenderPool pool;
  private final TransactionManager transactions;
  private final Persistor persistor;
  private final Instantiator instantiator;
  private final ExecutorService threads;
  private final TransactionOutbox outbox;
  private final AtomicInteger submitted = new AtomicInteger();
  private final Thread flushing = Thread.ofPlatform().unstarted(this::flush);
  private volatile boolean closed;

  /** What is called. */
  interface Receiver {
    void receive(String event);
  }

  OutboxDeliverer(MeasuredDatabase database, int threads, Attempts attempts) {
    pool = new ContenderPool(database, threads);
    pool.source().setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    transactions = TransactionManager.fromDataSource(pool.source());
    persistor =
        Persistor.forDialect(
            database.option().equals("mysql") ? Dialect.MY_SQL_8 : Dialect.POSTGRESQL_9);
    Receiver receiver = event -> attempts.begun(() -> EventBody.number(event));
    instantiator = Instantiator.using(type -> receiver);
    this.threads = Executors.newFixedThreadPool(threads);
    outbox =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(persistor)
            .instantiator(instantiator)
            .submitter(this::submit)
            .attemptFrequency(RETRY)
            .build();
  }

  @Override
  public void fill(int events) throws InterruptedException {
    TransactionOutbox idle =
        TransactionOutbox.builder()
            .transactionManager(transactions)
            .persistor(persistor)
            .instantiator(instantiator)
            .submitter((entry, call) -> {})
            .attemptFrequency(DUE)
            .build();
    for (int from = 0; from < events; from += CALLS_PER_TRANSACTION) {
      int begin = from;
      int end = Math.min(events, from + CALLS_PER_TRANSACTION);
      transactions.inTransaction(() -> {
        Receiver receiver = idle.schedule(Receiver.class);
        for (int i = begin; i < end; i++) {
          receiver.receive(EventBody.of(i));
        }
      });
    }
    Thread.sleep(DUE);
  }

  @Override
  public void start() {
    flushing.start();
  }

  private void flush() {
    while (!closed) {
      if (submitted.get() > 0) {
        LockSupport.parkNanos(PAUSE_OF_BATCHES.toNanos());
      } else if (!outbox.flush()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private void submit(TransactionOutboxEntry entry, Consumer<TransactionOutboxEntry> call) {
    submitted.incrementAndGet();
    threads.execute(() -> {
      try {
        call.accept(entry);
      } finally {
        submitted.decrementAndGet();
      }
    });
  }

  @Override
  public void write(int number) {
    transactions.inTransaction(() -> outbox.schedule(Receiver.class).receive(EventBody.of(number)));
  }

  @Override
  public long unsettled() throws SQLException {
    return pool.count(TABLE);
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    try (pool;
        threads) {
      flushing.join();
      pool.execute("delete from " + TABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
