package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.TypeModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A second implementation of the domain's computed fields. */
final class ComputedValues {
  private ComputedValues() {}

  static @Nullable Object of(TypeModel type, ComputedField field, Row row) {
    return switch (type.name() + "." + field.name()) {
      case "Person.label" -> {
        Object city = row.get("city_id");
        yield city == null ? row.get("name") : row.get("name") + " of " + city;
      }
      case "Person.low" -> {
        Object city = row.get("city_id");
        yield city != null && Long.parseLong(city.toString()) < 3 ? city : null;
      }
      case "Person.greeting" -> "Hello";
      case "Booking.taxed" ->
          new BigDecimal(String.valueOf(row.get("price")))
              .multiply(new BigDecimal("1.2"))
              .setScale(3);
      case "Booking.weekday" ->
          LocalDate.parse(String.valueOf(row.get("day"))).getDayOfWeek().name();
      // Those of specimens return their argument.
      default ->
          QueryEvaluator.responseValue(
              field.type(),
              Objects.requireNonNull(row.get(field.columns().getFirst().name()), field.name()));
    };
  }
}
