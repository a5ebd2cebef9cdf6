package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.http.HttpCaller;

/**
 * What actions are read with.
 *
 * @param allowPrivate whether HTTP requests may go to private networks
 * @param problems notes what is wrong
 */
record ReaderContext(
    ActionResources resources, HttpCaller caller, boolean allowPrivate, Problems problems) {}
