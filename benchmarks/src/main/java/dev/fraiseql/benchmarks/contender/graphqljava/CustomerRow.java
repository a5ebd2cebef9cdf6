package dev.fraiseql.benchmarks.contender.graphqljava;

import org.jspecify.annotations.Nullable;

/** A customer of the schema. */
public record CustomerRow(
    long id,
    String firstName,
    String lastName,
    @Nullable String company,
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String phone,
    String email) {}
