package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Embedded;
import org.jspecify.annotations.Nullable;

/** Where somebody lives. */
public record Address(String street, @Nullable String number, @Embedded @Nullable Place place) {}
