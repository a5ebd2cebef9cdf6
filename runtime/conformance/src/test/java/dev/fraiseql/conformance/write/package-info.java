/** Mutations, and what they leave in the databases. */
@NullMarked
package dev.fraiseql.conformance.write;

import org.jspecify.annotations.NullMarked;
