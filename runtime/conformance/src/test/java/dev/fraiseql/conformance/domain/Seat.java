package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seat, identified by its room and number. */
@Type
public record Seat(
    @Id String room,
    @Id int number,
    @Nullable String note,
    @Relation(mappedBy = "seat") List<Booking> bookings)
    implements Thing {}
