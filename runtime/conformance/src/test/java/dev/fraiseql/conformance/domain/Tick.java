package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;

/**
 * Many small numbers, of which some averages end in a five where they are rounded, and whose names
 * are also those of measures.
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
