package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** What may be, and what may fail. */
@Type
public sealed interface Doubt permits Club, Flaw {}
