package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.model.ValueType;

/**
 * A value that a prepared statement takes.
 *
 * @param name of a variable, or the number of a question mark, from 1
 * @param type what arrives in Arrow
 * @param nullable whether null, or nothing, may be given
 * @param json whether texts are JSON: an input object of GraphQL's has no columns of its own
 */
public record StatementParameter(String name, ValueType type, boolean nullable, boolean json) {}
