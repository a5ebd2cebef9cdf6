/**
 * Binds a compiled operation to the variables of a request. What is known when a query is planned
 * and what belongs to one request are different types: {@code CompiledQuery} and {@link
 * dev.fraiseql.engine.query.PreparedQuery}.
 */
@NullMarked
package dev.fraiseql.engine.query;

import org.jspecify.annotations.NullMarked;
