/** The cases over Arrow Flight: what arrives in columns is what HTTP says in JSON. */
@NullMarked
package dev.fraiseql.conformance.flight;

import org.jspecify.annotations.NullMarked;
