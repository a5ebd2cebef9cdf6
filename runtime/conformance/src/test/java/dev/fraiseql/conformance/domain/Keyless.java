package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Key;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types without a key, and a type that has a list of their rows. */
public interface Keyless {

  /** A fact; several can be equal. */
  @Type(key = Key.NONE)
  record Sale(
      LocalDate day,
      @Relation @Nullable Store store,
      @Nullable String item,
      int amount,
      @Column(precision = 10, scale = 2) BigDecimal price,
      @Json @Nullable Map<String, Object> extra) {}

  @Type
  record Store(@Id String code, String name, @Relation List<Sale> sales) {}

  /** Visits without their ids: a to-one relation of rows that cannot be told apart. */
  @Type(key = Key.NONE, readOnly = true)
  record Entry(String title, @Relation(column = "host_id") Duplicates.@Nullable Host host) {}
}
