/**
 * GraphQL requests in, answers in JSON out, over whatever transport. Only the classes that read
 * documents know graphql-java; they are not loaded as long as only compiled operations are asked
 * for.
 */
@NullMarked
package dev.fraiseql.engine.graphql;

import org.jspecify.annotations.NullMarked;
