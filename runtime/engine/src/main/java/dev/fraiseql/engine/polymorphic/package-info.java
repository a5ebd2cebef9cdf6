/**
 * Reads lists whose rows are of several types: those of an interface or a union. It depends on the
 * contract alone.
 */
@NullMarked
package dev.fraiseql.engine.polymorphic;

import org.jspecify.annotations.NullMarked;
