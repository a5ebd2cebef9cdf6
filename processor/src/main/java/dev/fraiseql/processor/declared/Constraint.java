package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of Jakarta Validation on a member.
 *
 * @param annotation how errors speak of it: {@code Size}, or {@code Size of @Isbn} in a composition
 * @param message the author's message; null if there is none that is known at compile time
 * @param onElements whether it is on the elements of a list
 */
public record Constraint(
    String annotation,
    ConstraintKind kind,
    @Nullable String message,
    boolean onElements,
    Origin origin) {}
