/**
 * A small library to test on: types by hand, rows, real databases, and a reader that no processor
 * wrote.
 */
@NullMarked
package dev.fraiseql.engine.library;

import org.jspecify.annotations.NullMarked;
