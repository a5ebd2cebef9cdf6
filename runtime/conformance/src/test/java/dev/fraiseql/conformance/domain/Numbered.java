package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** A type with a numeric key, which rows of both types may share. */
@Type(plural = "allNumbered")
public sealed interface Numbered permits Booking, Specimen {
  long id();
}
