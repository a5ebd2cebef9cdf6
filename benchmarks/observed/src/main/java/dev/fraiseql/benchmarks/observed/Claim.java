package dev.fraiseql.benchmarks.observed;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A claim, whose changes pile up because nobody takes them. */
@Type(capture = Capture.OUTBOX)
public record Claim(@Id long id, @Column(length = 40) String reason) {}
