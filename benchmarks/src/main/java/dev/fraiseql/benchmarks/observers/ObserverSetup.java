package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.observed.Probe;
import dev.fraiseql.benchmarks.run.Bench;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What all measurements on one database share.
 *
 * @param receivers of webhooks
 */
record ObserverSetup(MeasuredDatabase database, EventTables tables, ReceiverProcess receivers)
    implements AutoCloseable {
  /** How many rows the events are about: each has several events, which are delivered in order. */
  static final int ROWS = 5_000;

  /**
   * Opens a database: creates the tables, registers the observers, and creates the first rows of
   * two types.
   */
  static ObserverSetup open(String product, Bench bench)
      throws IOException, InterruptedException, SQLException {
    MeasuredDatabase database = MeasuredDatabase.open(product, bench.work(), List.of());
    Connection connection = database.connect();
    ObserverSetup setup =
        new ObserverSetup(
            database, new EventTables(database, connection), ReceiverProcess.start(bench));
    try (ObserverServer server =
        setup.server("/fail", List.of(FraiseDeliverer.OBSERVER, "ShipmentSent"))) {
      ObservedRows rows = new ObservedRows(server);
      rows.readings(ROWS);
      rows.shipments(ROWS);
      Settled.await(
          "the first events",
          () ->
              setup.tables().done(FraiseDeliverer.OBSERVER) == ROWS
                  && setup.tables().done("ShipmentSent") == ROWS);
    }
    return setup;
  }

  /** Starts our server: see {@link ObserverServer#start}. */
  ObserverServer server(String claims, List<String> active)
      throws IOException, InterruptedException {
    return ObserverServer.start(database, receivers, claims, active);
  }

  /**
   * Starts our server without an active observer. What is written from then on is delivered as in a
   * server that runs for long: the first events after a start are delivered more carefully.
   */
  ObserverServer idleServer() throws IOException, InterruptedException {
    ObserverServer server = server("/fail", List.of());
    ObserverServer.awaitChange();
    return server;
  }

  /** A contender, which delivers nothing yet. */
  Deliverer deliverer(Contender contender, Attempts attempts) throws SQLException {
    return switch (contender.library()) {
      case FRAISEQL -> new FraiseDeliverer(this, attempts);
      case DB_SCHEDULER -> new SchedulerDeliverer(database, contender.threads(), attempts);
      case TRANSACTION_OUTBOX -> new OutboxDeliverer(database, contender.threads(), attempts);
    };
  }

  @Override
  public void close() throws IOException, SQLException {
    try (database;
        receivers) {
      // What the last measurement has set would fail for the events of another database.
      Probe.onBegin(event -> {});
      tables.connection().close();
    }
  }
}
