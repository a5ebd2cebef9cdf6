package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of scalars of each type. */
@Type
public record Bag(
    @Id UUID id,
    List<String> texts,
    List<Integer> numbers,
    List<Long> longs,
    List<Boolean> flags,
    List<Double> reals,
    @Column(precision = 12, scale = 2) List<BigDecimal> money,
    @Column(precision = 38, scale = 10) List<BigDecimal> exact,
    List<Instant> moments,
    List<LocalDate> days,
    List<UUID> uuids,
    List<Mood> moods,
    @Nullable List<String> maybe)
    implements Thing {}
