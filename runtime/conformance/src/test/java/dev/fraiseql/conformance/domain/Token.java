package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.util.UUID;

/** What stands for something secret. */
@Scalar
public record Token(UUID value) {}
