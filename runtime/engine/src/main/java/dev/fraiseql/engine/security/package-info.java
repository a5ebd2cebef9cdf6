/** Finds out who asks. One resolver serves HTTP and Flight alike; it knows neither. */
@NullMarked
package dev.fraiseql.engine.security;

import org.jspecify.annotations.NullMarked;
