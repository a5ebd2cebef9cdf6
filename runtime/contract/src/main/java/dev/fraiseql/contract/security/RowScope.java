package dev.fraiseql.contract.security;

/**
 * The rows of each type that a caller may see, change or be told of. One is computed for a request
 * and accompanies every read of it. As long as no type declares a policy, that is all of them.
 *
 * @param caller whose scope it is
 */
public record RowScope(Caller caller) {}
