/**
 * A client of FraiseQL servers over Arrow Flight that depends on Arrow only: {@link
 * dev.fraiseql.clients.FraiseFlightClient}. {@link dev.fraiseql.clients.PrintRows} is an example
 * without it.
 */
@NullMarked
package dev.fraiseql.clients;

import org.jspecify.annotations.NullMarked;
