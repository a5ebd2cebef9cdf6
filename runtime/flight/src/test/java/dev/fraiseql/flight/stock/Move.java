package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;

/** Has an enum that is required. */
@Type
public record Move(@Id long id, State state, @Relation Product product) {}
