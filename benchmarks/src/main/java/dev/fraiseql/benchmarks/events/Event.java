package dev.fraiseql.benchmarks.events;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's action in a shop. */
@Type
public record Event(
    @Id(generated = Id.Generation.NONE) long id,
    Instant happenedAt,
    Kind kind,
    int userId,
    @Column(precision = 12, scale = 2) BigDecimal amount,
    double score,
    boolean mobile,
    @Nullable @Column(length = 80) String note) {}
