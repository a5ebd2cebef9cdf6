package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.util.UUID;

/** A secret token. */
@Scalar
public record Token(UUID value) {}
