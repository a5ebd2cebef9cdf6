/**
 * The cases over Arrow Flight: columns must equal the JSON that HTTP returns. Also exports and
 * SELECT statements.
 */
@NullMarked
package dev.fraiseql.conformance.flight;

import org.jspecify.annotations.NullMarked;
