package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Embedded;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a column of every kind that the conditions of exports treat differently. */
@Type(table = "t_orders")
public record Order(
    @Id long id,
    @Column(precision = 12, scale = 2) BigDecimal total,
    @Nullable String note,
    Status status,
    boolean paid,
    Instant createdAt,
    @Nullable LocalDate dueOn,
    List<String> tags,
    @Json @Nullable String extra,
    @Embedded @Nullable Address address,
    @Relation Order customer) {

  /** Where an order stands. */
  public enum Status {
    OPEN,
    SHIPPED
  }

  /** Where an order goes. */
  public record Address(String city, String street) {}
}
