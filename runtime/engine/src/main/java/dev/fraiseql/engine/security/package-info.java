/**
 * Authentication. One resolver serves HTTP and Flight, and depends on neither; this package uses no
 * other package of the engine.
 */
@NullMarked
package dev.fraiseql.engine.security;

import org.jspecify.annotations.NullMarked;
