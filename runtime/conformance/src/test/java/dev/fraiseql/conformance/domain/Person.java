package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody, who may have a boss. */
@Type(plural = "people")
public record Person(
    @Id UUID id,
    String name,
    @Embedded Address home,
    @Embedded(prefix = "job_") @Nullable Employer work,
    @Relation @Nullable Person boss,
    @Relation(mappedBy = "boss") List<Person> reports,
    @Nullable Integer cityId,
    @Relation @Nullable City city,
    @Relation(through = @Join(table = "memberships")) List<Club> clubs,
    @Relation List<Booking> bookings) {}
