package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.math.BigDecimal;

/** A price, which is never negative. */
@Scalar
public record Price(BigDecimal amount) {
  /** An amount of at least 0. */
  public Price {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }
}
