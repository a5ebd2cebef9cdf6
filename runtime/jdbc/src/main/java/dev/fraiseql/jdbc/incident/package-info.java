/**
 * Failures that callers are told nothing of: an id goes to the caller, and with the rest to the
 * log.
 */
@NullMarked
package dev.fraiseql.jdbc.incident;

import org.jspecify.annotations.NullMarked;
