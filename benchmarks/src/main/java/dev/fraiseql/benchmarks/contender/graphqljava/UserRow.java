package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the schema has it. */
public record UserRow(
    long id, String username, String fullName, @Nullable String bio, Instant createdAt) {}
