/** A small library to test on: rows in real databases, and the log of the statements. */
@NullMarked
package dev.fraiseql.engine.library;

import org.jspecify.annotations.NullMarked;
