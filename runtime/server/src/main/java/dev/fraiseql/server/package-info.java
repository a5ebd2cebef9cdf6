/**
 * The program: finds what was generated, opens the engine on the database, and serves it over HTTP
 * and Arrow Flight until it is told to stop.
 *
 * <p>May depend on every other package of this module; none depends on it.
 */
@NullMarked
package dev.fraiseql.server;

import org.jspecify.annotations.NullMarked;
