package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user of the schema. */
public record UserRow(
    long id, String username, String fullName, @Nullable String bio, Instant createdAt) {}
