/**
 * GraphQL over HTTP by the GraphQL-over-HTTP draft, and the endpoints for GraphiQL, health and
 * metrics. It parses requests; the engine executes them and returns the bytes of the response.
 *
 * <p>May use {@code server.metrics}.
 */
@NullMarked
package dev.fraiseql.server.http;

import org.jspecify.annotations.NullMarked;
