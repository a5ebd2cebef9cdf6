package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.observed.Probe;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** FraiseQL's server with one active observer, {@code ReadingReceived}. */
final class FraiseDeliverer implements Deliverer {
  /** The observer whose method does nothing. */
  static final String OBSERVER = "ReadingReceived";

  private final ObserverSetup setup;
  private final AtomicLong expected = new AtomicLong();
  private @Nullable ObserverServer server;

  FraiseDeliverer(ObserverSetup setup, Attempts attempts) throws SQLException {
    this.setup = setup;
    expected.set(setup.tables().done(OBSERVER));
    Probe.onBegin(event -> attempts.begun(() -> ObservedRows.number(event)));
  }

  @Override
  public void fill(int events) throws IOException, InterruptedException, SQLException {
    server = setup.idleServer();
    setup.tables().copy("Reading", events);
    expected.addAndGet(events);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    running().resume(OBSERVER);
  }

  private ObserverServer running() {
    ObserverServer running = server;
    if (running == null) {
      throw new IllegalStateException("Nothing was filled");
    }
    return running;
  }

  @Override
  public void write(int number) throws IOException {
    new ObservedRows(running()).reading(number);
    expected.incrementAndGet();
  }

  @Override
  public long unsettled() throws SQLException {
    return expected.get() - setup.tables().done(OBSERVER);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
