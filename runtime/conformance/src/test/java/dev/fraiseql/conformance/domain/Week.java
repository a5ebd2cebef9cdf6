package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** A week, known by its Monday: any other day of it means the same. */
@Scalar
public record Week(LocalDate monday) {
  /** The Monday of a day. */
  public Week {
    monday = monday.with(DayOfWeek.MONDAY);
  }
}
