/** A client of any FraiseQL server, which needs nothing but Arrow. */
@NullMarked
package dev.fraiseql.clients;

import org.jspecify.annotations.NullMarked;
