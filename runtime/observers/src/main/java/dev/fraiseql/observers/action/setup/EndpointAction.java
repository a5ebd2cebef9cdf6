package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.policy.Endpoint;

/** An action and the endpoint whose circuit it uses. */
record EndpointAction(Action action, Endpoint endpoint) {}
