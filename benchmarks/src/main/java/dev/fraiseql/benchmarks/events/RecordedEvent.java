package dev.fraiseql.benchmarks.events;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An {@link Event} whose changes are captured. */
@Type(capture = Capture.OUTBOX)
public record RecordedEvent(
    @Id(generated = Id.Generation.NONE) long id,
    Instant happenedAt,
    Kind kind,
    int userId,
    @Column(precision = 12, scale = 2) BigDecimal amount,
    double score,
    boolean mobile,
    @Nullable @Column(length = 80) String note) {}
