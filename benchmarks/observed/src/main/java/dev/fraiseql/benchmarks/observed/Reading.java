package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;

/** What a sensor has measured. Its observer does nothing: what is measured is the delivery. */
@Type(capture = Capture.OUTBOX)
public record Reading(
    @Id long id, @Column(length = 40) String sensor, double value, Instant takenAt) {}
