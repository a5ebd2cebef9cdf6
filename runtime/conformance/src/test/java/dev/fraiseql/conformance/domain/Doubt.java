package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** A union of a type with and a type without invalid rows. */
@Type
public sealed interface Doubt permits Club, Flaw {}
