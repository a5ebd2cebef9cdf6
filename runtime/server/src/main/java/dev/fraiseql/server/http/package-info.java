/**
 * GraphQL over HTTP, as the GraphQL-over-HTTP draft says, and the pages beside it: GraphiQL, health
 * and metrics. What it knows of GraphQL is the shape of a request; the engine does the rest and
 * hands over the bytes of the answer.
 */
@NullMarked
package dev.fraiseql.server.http;

import org.jspecify.annotations.NullMarked;
