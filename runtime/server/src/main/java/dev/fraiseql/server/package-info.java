/**
 * The server program: loads the generated catalogs, opens the engine and serves it over HTTP and
 * Arrow Flight until it is stopped.
 *
 * <p>May use every other package of this module; none uses it.
 */
@NullMarked
package dev.fraiseql.server;

import org.jspecify.annotations.NullMarked;
