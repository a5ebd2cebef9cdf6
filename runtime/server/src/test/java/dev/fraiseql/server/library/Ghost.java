package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A view whose rows cannot be computed: its statements fail. */
@Type(readOnly = true)
public record Ghost(@Id long id) {}
