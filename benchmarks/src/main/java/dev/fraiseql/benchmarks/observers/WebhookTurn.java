package dev.fraiseql.benchmarks.observers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Signed webhooks that were sent in one round to a receiver in another process.
 *
 * @param nanos from the first that was received until all were settled
 */
record WebhookTurn(String database, int round, int events, long nanos) {
  private static final String OBSERVER = "ShipmentSent";

  /** Measures. */
  static WebhookTurn measure(ObserverSetup setup, int round, int events)
      throws IOException, InterruptedException, SQLException {
    long settled = setup.tables().done(OBSERVER);
    long received = setup.receivers().accepted();
    try (ObserverServer server = setup.idleServer()) {
      setup.tables().copy("Shipment", events);
      server.resume(OBSERVER);
      Settled.await("a webhook", () -> setup.receivers().accepted() > received);
      long first = System.nanoTime();
      Settled.await("webhooks", () -> setup.tables().done(OBSERVER) == settled + events);
      long nanos = System.nanoTime() - first;
      if (setup.receivers().accepted() != received + events) {
        throw new IOException(
            "%s webhooks for %s events".formatted(setup.receivers().accepted() - received, events));
      }
      return new WebhookTurn(setup.database().product(), round, events, nanos);
    }
  }

  double perSecond() {
    return events / (nanos / 1e9);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %,9.0f webhooks/s", database, perSecond());
  }
}
