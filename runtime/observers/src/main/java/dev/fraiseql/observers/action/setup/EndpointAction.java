package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.Action;

/**
 * An action and the endpoint whose circuit it uses.
 *
 * @param endpoint host and port, or what else fails as a whole
 */
record EndpointAction(Action action, String endpoint) {}
