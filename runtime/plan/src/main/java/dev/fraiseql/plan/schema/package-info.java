/**
 * The GraphQL schema of a model, as text in the schema definition language.
 *
 * <p>May use {@code plan.aggregate}, {@code plan.bind} and {@code plan.write}. In this module only
 * {@code plan.document} uses it.
 */
@NullMarked
package dev.fraiseql.plan.schema;

import org.jspecify.annotations.NullMarked;
