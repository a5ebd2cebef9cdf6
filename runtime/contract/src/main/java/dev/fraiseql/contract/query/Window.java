package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * The part of a connection that the caller wants: at most one of {@code first} and {@code last}, of
 * the rows between the two cursors.
 *
 * @param first an Int, or null if it is not among the arguments
 * @param after a cursor, or null if it is not among the arguments
 * @param last an Int, or null if it is not among the arguments
 * @param before a cursor, or null if it is not among the arguments
 */
public record Window(
    @Nullable Operand first,
    @Nullable Operand after,
    @Nullable Operand last,
    @Nullable Operand before) {}
