/**
 * An operation as plain data, and what its names and values mean: inputs become filters, sort keys
 * and typed values, or an error with a suggestion. Knows the model, but no SQL and no graphql-java.
 */
@NullMarked
package dev.fraiseql.plan.bind;

import org.jspecify.annotations.NullMarked;
