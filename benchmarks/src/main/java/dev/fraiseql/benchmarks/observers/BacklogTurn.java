package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.load.Load;
import dev.fraiseql.benchmarks.observed.Probe;
import dev.fraiseql.benchmarks.run.Spread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What an observer does while another one has a backlog.
 *
 * @param backlog the number of events that the other one has not settled
 * @param retried how many of them have a row because they are tried again, or wait for one before
 * @param begin the time from the begin of the start of the server to the first delivery
 * @param perSecond how many events that wait are settled in a second: the median of the rounds
 * @param heap what the heap has after a collection, in MB
 */
record BacklogTurn(
    String database,
    BacklogState state,
    long backlog,
    long retried,
    long begin,
    double perSecond,
    Load pickups,
    long heap) {
  /** The observer that does not settle. */
  private static final String OTHER = "ClaimSent";

  /** How many keys the events of the backlog are about, at most. */
  private static final int MOST_ROWS = 100_000;

  /** How long the number of events that are tried again has not grown when it is taken as final. */
  private static final int STEADY_SECONDS = 5;

  /** Measures without a backlog, and then with one in each state. */
  static List<BacklogTurn> measure(ObserverSetup setup, int backlog, ObserverOptions.Turns turns)
      throws IOException, InterruptedException, SQLException {
    List<BacklogTurn> measured = new ArrayList<>();
    measure(setup, BacklogState.EMPTY, turns); // warms up
    measured.add(measure(setup, BacklogState.EMPTY, turns));
    System.out.println(measured.getLast());
    fill(setup, backlog);
    for (BacklogState state :
        List.of(BacklogState.STOPPED, BacklogState.FAILING, BacklogState.REFUSED)) {
      measured.add(measure(setup, state, turns));
      System.out.println(measured.getLast());
    }
    return measured;
  }

  /** Captures claims, and copies their events. The observer that is measured passes them. */
  private static void fill(ObserverSetup setup, int backlog)
      throws IOException, InterruptedException, SQLException {
    long begun = System.nanoTime();
    int rows = Math.min(backlog, MOST_ROWS);
    try (ObserverServer server =
        setup.server(BacklogState.EMPTY.path(), List.of(FraiseDeliverer.OBSERVER))) {
      new ObservedRows(server).claims(rows);
      setup.tables().copy("Claim", backlog - rows);
      long last = setup.tables().number("select max(id) from fq_outbox");
      Settled.await(
          "the position behind the backlog",
          () ->
              setup
                      .tables()
                      .number(
                          "select position from fq_observer where observer = '"
                              + FraiseDeliverer.OBSERVER
                              + "'")
                  >= last);
    }
    System.out.printf(
        Locale.ROOT,
        "%s backlog of %,d events written and passed in %d s%n",
        setup.database().product(),
        backlog,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
  }

  private static BacklogTurn measure(
      ObserverSetup setup, BacklogState state, ObserverOptions.Turns turns)
      throws IOException, InterruptedException, SQLException {
    Attempts attempts = new Attempts();
    Probe.onBegin(event -> attempts.begun(() -> ObservedRows.number(event)));
    List<String> active =
        state.isActive()
            ? List.of(FraiseDeliverer.OBSERVER, OTHER)
            : List.of(FraiseDeliverer.OBSERVER);
    long begun = System.nanoTime();
    try (ObserverServer server = setup.server(state.path(), active)) {
      ObservedRows rows = new ObservedRows(server);
      rows.reading(0);
      Settled.await("a delivery", () -> attempts.count() > 0);
      long begin = attempts.first() - begun;
      awaitSteady(setup.tables());
      long before = setup.tables().done(FraiseDeliverer.OBSERVER);
      attempts.time(turns.pickups());
      Pace.run(
          turns.pickups(),
          DeliveryTurn.PICKUPS_PER_SECOND,
          number -> {
            rows.reading(number);
            attempts.committed(number);
          });
      Settled.await(
          "pickups",
          () -> setup.tables().done(FraiseDeliverer.OBSERVER) == before + turns.pickups());
      Load pickups = attempts.latencies();
      long heap = heapMegabytes();
      double[] rates = new double[turns.rounds()];
      for (int round = 0; round < rates.length; round++) {
        rates[round] = throughput(setup, server, attempts, turns.events());
      }
      return new BacklogTurn(
          setup.database().product(),
          state,
          backlog(setup.tables()),
          setup.tables().retried(OTHER),
          begin,
          Spread.of(rates).median(),
          pickups,
          heap);
    }
  }

  /**
   * Stops the observer that is measured, writes events, and resumes it.
   *
   * @return how many it settles in a second, from the first attempt on
   */
  private static double throughput(
      ObserverSetup setup, ObserverServer server, Attempts attempts, int events)
      throws IOException, InterruptedException, SQLException {
    server.stop(FraiseDeliverer.OBSERVER);
    ObserverServer.awaitChange();
    setup.tables().copy("Reading", events);
    long before = setup.tables().done(FraiseDeliverer.OBSERVER);
    attempts.reset();
    server.resume(FraiseDeliverer.OBSERVER);
    Settled.await(
        "all events", () -> setup.tables().done(FraiseDeliverer.OBSERVER) == before + events);
    return events / ((System.nanoTime() - attempts.first()) / 1e9);
  }

  /** How many claims are neither delivered nor dead letters. */
  private static long backlog(EventTables tables) throws SQLException {
    return tables.number("select count(*) from fq_outbox where entity_type = 'Claim'")
        - tables.number(
            "select sum(done + dead) from fq_observer where observer = '" + OTHER + "'");
  }

  private static void awaitSteady(EventTables tables) throws SQLException, InterruptedException {
    long before;
    long now = tables.retried(OTHER);
    do {
      TimeUnit.SECONDS.sleep(STEADY_SECONDS);
      before = now;
      now = tables.retried(OTHER);
    } while (now > before + before / 20);
  }

  private static long heapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s backlog %s %,d, of which %,d tried again: first delivery after %.1f s, %,.0f events/s,"
            + " pickup p50 %.2f ms, p95 %.2f, p99 %.2f, heap %d MB",
        database,
        state.shown(),
        backlog,
        retried,
        begin / 1e9,
        perSecond,
        pickups.p50Micros() / 1e3,
        pickups.p95Micros() / 1e3,
        pickups.p99Micros() / 1e3,
        heap);
  }
}
