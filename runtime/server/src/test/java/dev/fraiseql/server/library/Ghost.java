package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** Has no table: its statements fail. */
@Type(readOnly = true)
public record Ghost(@Id long id) {}
