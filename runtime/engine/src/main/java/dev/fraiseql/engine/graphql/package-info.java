/**
 * Executes GraphQL requests for all transports: finds the operation, checks limits and cost,
 * executes it and returns the response. Only the classes that read documents use graphql-java, and
 * they are loaded with the first ad hoc document.
 *
 * <p>May use {@code engine.json} and {@code engine.query}.
 */
@NullMarked
package dev.fraiseql.engine.graphql;

import org.jspecify.annotations.NullMarked;
