package dev.fraiseql.benchmarks.events;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who has an account: the four columns that examples of such conversions like to have. */
@Type
public record Account(@Id int id, String name, @Nullable String email, Instant createdAt) {}
