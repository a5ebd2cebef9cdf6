package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.ValueType;

/**
 * A parameter of a statement: a question mark.
 *
 * @param type of its values
 * @param id whether they are given as GraphQL's {@code ID}: integers may then be strings
 */
public record Parameter(ValueType type, boolean id) {}
