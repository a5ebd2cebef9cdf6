/**
 * The command that measures the delivery of events to observers, compared with libraries that
 * deliver from a table of the same database.
 */
@NullMarked
package dev.fraiseql.benchmarks.observers;

import org.jspecify.annotations.NullMarked;
