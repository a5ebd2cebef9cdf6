package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.math.BigDecimal;

/** An amount in euros; its text has the currency, its stored form does not. */
@Scalar
record Fee(BigDecimal euros) {
  private static final String CURRENCY = " EUR";

  static Fee parse(String text) {
    if (!text.endsWith(CURRENCY)) {
      throw new IllegalArgumentException("it ends in EUR");
    }
    return new Fee(new BigDecimal(text.substring(0, text.length() - CURRENCY.length())));
  }

  @Override
  public String toString() {
    return euros.toPlainString() + CURRENCY;
  }
}
