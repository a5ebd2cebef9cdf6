/**
 * A client of any FraiseQL server over Arrow Flight, which needs nothing but Arrow: {@link
 * dev.fraiseql.clients.FraiseFlightClient}; and {@link dev.fraiseql.clients.PrintRows}, which shows
 * that one can do without.
 */
@NullMarked
package dev.fraiseql.clients;

import org.jspecify.annotations.NullMarked;
