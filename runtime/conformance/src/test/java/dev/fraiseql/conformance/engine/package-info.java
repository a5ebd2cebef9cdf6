/** What the engine does beside giving the right answer, with generated code on real databases. */
@NullMarked
package dev.fraiseql.conformance.engine;

import org.jspecify.annotations.NullMarked;
