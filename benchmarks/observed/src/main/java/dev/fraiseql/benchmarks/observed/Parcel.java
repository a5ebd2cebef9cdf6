package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A parcel. Each of its changes goes to an observer with one action, and to one with five. */
@Type(capture = Capture.OUTBOX)
public record Parcel(@Id long id, @Column(length = 40) String label) {}
