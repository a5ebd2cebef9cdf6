package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** A week, identified by its Monday. Any other day of the week is normalized to it. */
@Scalar
public record Week(LocalDate monday) {
  /** The week of a day. */
  public Week {
    monday = monday.with(DayOfWeek.MONDAY);
  }
}
