/**
 * What happens to callers, connections and statements when a database fails them: it is really
 * broken, behind a real server.
 */
@NullMarked
package dev.fraiseql.conformance.fault;

import org.jspecify.annotations.NullMarked;
