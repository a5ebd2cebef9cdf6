/** The GraphQL schema of a model, as text. */
@NullMarked
package dev.fraiseql.plan.schema;

import org.jspecify.annotations.NullMarked;
