package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;

/** A shipment, whose changes are sent by webhooks. */
@Type(capture = Capture.OUTBOX)
public record Shipment(
    @Id long id, @Column(length = 40) String receiver, int parcels, Instant sentAt) {}
