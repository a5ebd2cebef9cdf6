/**
 * Operations as plain data, and the binding of their inputs: names and values become filters, sort
 * keys and typed values, or an error with a suggestion.
 *
 * <p>Uses only {@code contract} and {@code plan.aggregate}, and no other package of {@code plan},
 * no SQL and no graphql-java.
 */
@NullMarked
package dev.fraiseql.plan.bind;

import org.jspecify.annotations.NullMarked;
