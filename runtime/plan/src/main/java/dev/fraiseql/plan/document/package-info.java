/**
 * GraphQL documents: parsed and validated by graphql-java, and handed on as plain data. The one
 * package of this module that knows graphql-java, so that compiled operations run without it.
 */
@NullMarked
package dev.fraiseql.plan.document;

import org.jspecify.annotations.NullMarked;
