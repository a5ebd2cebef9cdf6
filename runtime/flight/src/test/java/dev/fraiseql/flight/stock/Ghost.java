package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** Has no table: its statements fail. */
@Type
public record Ghost(@Id long id) {}
