/**
 * The command that measures streams of columns, compared with what the database can deliver and
 * with other ways to read columns.
 */
@NullMarked
package dev.fraiseql.benchmarks.flight;

import org.jspecify.annotations.NullMarked;
