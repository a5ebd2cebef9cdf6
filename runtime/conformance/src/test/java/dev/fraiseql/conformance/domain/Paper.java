package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Json;
import dev.fraiseql.annotations.Type;
import org.jspecify.annotations.Nullable;

/** A JSON document of any structure. */
@Type
public record Paper(@Id int id, @Json @Nullable String content) {}
