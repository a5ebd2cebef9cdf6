package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.model.ValueType;

/**
 * A parameter of a statement.
 *
 * @param name of a variable, or the number of a question mark, from 1
 * @param type of its values in Arrow
 * @param nullable whether the value may be null or left out
 * @param json whether a text is JSON to be parsed, as the values of GraphQL's input objects are
 */
public record StatementParameter(String name, ValueType type, boolean nullable, boolean json) {}
