/**
 * GraphQL documents: parsed and validated with graphql-java, and converted to the plain data of
 * {@code plan.bind}. Only this package of the module uses graphql-java, so that compiled operations
 * run without it.
 *
 * <p>May use {@code plan.schema} and {@code plan.bind}; no other package of the module uses it.
 */
@NullMarked
package dev.fraiseql.plan.document;

import org.jspecify.annotations.NullMarked;
