package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Observer;
import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.annotations.Webhook;

/** Sends signed webhooks. */
@Observer(entity = Shipment.class, start = StartPosition.KEPT_EVENTS)
@Webhook(
    url = "${observed.shipments}",
    secret = "${observed.secret}",
    concurrency = ShipmentSent.CONCURRENCY)
public interface ShipmentSent {
  /** How many are sent at once. */
  int CONCURRENCY = 32;
}
