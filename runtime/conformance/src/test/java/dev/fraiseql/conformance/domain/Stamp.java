package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A point in time, whose text is the number of seconds since 1970. */
@Scalar
public record Stamp(OffsetDateTime moment) {
  static Stamp parse(String text) {
    return new Stamp(
        java.time.Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC));
  }

  @Override
  public String toString() {
    return String.valueOf(moment.toEpochSecond());
  }
}
