package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;

/**
 * Numbers whose averages must be rounded at a five, in fields whose names are also names of
 * aggregates.
 */
@Type
public record Tick(
    @Id int id,
    String side,
    int step,
    @Column(precision = 10, scale = 2) BigDecimal amount,
    @Column(precision = 38, scale = 10) BigDecimal exact,
    double ratio,
    int count,
    int stepSum) {}
