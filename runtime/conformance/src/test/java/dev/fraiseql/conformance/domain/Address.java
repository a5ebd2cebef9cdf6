package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Embedded;
import org.jspecify.annotations.Nullable;

/** The address of a person. */
public record Address(String street, @Nullable String number, @Embedded @Nullable Place place) {}
