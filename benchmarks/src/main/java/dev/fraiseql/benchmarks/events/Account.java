package dev.fraiseql.benchmarks.events;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user account, with four columns typical of examples of conversions. */
@Type
public record Account(@Id int id, String name, @Nullable String email, Instant createdAt) {}
