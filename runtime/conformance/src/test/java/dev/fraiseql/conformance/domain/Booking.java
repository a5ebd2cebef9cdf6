package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A seat that a person has booked for a day. */
@Type
public record Booking(
    @Id long id,
    @Relation Seat seat,
    @Relation(columns = {"spare_room", "spare_number"}) @Nullable Seat spare,
    @Relation Person guest,
    LocalDate day,
    @Column(precision = 10, scale = 2) BigDecimal price)
    implements Numbered {

  /** The price plus 20 percent, with three decimal places. */
  @Computed
  @Column(precision = 12, scale = 3)
  static BigDecimal taxed(BigDecimal price) {
    return price.multiply(new BigDecimal("1.2"));
  }

  @Computed
  static DayOfWeek weekday(LocalDate day) {
    return day.getDayOfWeek();
  }
}
