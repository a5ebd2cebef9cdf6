package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;

/** The number of a book, with its check digit, written 978-0-306-40615-7 and kept as a number. */
@Scalar(name = "ISBN", specifiedBy = "https://www.iso.org/standard/65483.html")
public record Isbn(long digits) {
  private static final long FIRST = 9_780_000_000_000L;
  private static final long LAST = 9_799_999_999_999L;

  /** An ISBN of thirteen digits with a valid check digit. */
  public Isbn {
    if (digits < FIRST || digits > LAST) {
      throw new IllegalArgumentException("it has thirteen digits and begins with 978 or 979");
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      int digit = String.valueOf(digits).charAt(i) - '0';
      sum += i % 2 == 0 ? digit : 3 * digit;
    }
    if (sum % 10 != 0) {
      throw new IllegalArgumentException("the check digit is wrong");
    }
  }

  static Isbn parse(String text) {
    return new Isbn(Long.parseLong(text.replace("-", "")));
  }

  @Override
  public String toString() {
    String text = String.valueOf(digits);
    return "%s-%s-%s-%s-%s"
        .formatted(
            text.substring(0, 3),
            text.substring(3, 4),
            text.substring(4, 7),
            text.substring(7, 12),
            text.substring(12));
  }
}
