package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import java.math.BigDecimal;

/** A geographic position in degrees. */
public record Place(
    @Column(precision = 8, scale = 5) BigDecimal latitude,
    @Column(precision = 8, scale = 5) BigDecimal longitude) {}
