package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Scalar;

/** A number that is written with a hash sign: {@code #12}. */
@Scalar(name = "Number")
public record Numeral(long value) {
  static Numeral parse(String text) {
    return new Numeral(Long.parseLong(text.substring(1)));
  }

  @Override
  public String toString() {
    return "#" + value;
  }
}
