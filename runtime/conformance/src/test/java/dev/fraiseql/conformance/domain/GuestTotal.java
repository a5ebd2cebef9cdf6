package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.util.UUID;

/** A view with the total of each guest's bookings. */
@Type(readOnly = true)
public record GuestTotal(
    @Id UUID guestId,
    @Relation(column = "guest_id") Person guest,
    long bookings,
    @Column(precision = 14, scale = 2) BigDecimal spent) {}
