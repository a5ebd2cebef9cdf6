package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, with an optional boss. */
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
    @Relation List<Booking> bookings)
    implements Named {

  /** The name, with the city's id if there is one. */
  @Computed
  static String label(String name, @Nullable Integer cityId) {
    return cityId == null ? name : name + " of " + cityId;
  }

  /** The city's id, if it is less than 3. */
  @Computed
  static Optional<Integer> low(Optional<Integer> cityId) {
    return cityId.filter(number -> number < 3);
  }

  @Computed
  static String greeting() {
    return "Hello";
  }
}
