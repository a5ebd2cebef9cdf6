package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;

/** A view that takes seconds to count. */
@Type(plural = "censuses", readOnly = true)
public record Census(@Id long id, long count) {}
