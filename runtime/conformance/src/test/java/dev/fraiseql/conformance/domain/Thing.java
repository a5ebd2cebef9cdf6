package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Type;

/** What has nothing in common. */
@Type
public sealed interface Thing permits Bag, Seat {}
