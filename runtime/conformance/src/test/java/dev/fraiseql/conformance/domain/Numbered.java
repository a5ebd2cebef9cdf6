package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** What has a number, some of which are those of several. */
@Type(plural = "allNumbered")
public sealed interface Numbered permits Booking, Specimen {
  long id();
}
