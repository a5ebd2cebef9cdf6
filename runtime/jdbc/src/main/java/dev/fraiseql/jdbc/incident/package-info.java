/**
 * Failures whose details callers are not told: the caller gets an id, the log has the details under
 * it.
 */
@NullMarked
package dev.fraiseql.jdbc.incident;

import org.jspecify.annotations.NullMarked;
