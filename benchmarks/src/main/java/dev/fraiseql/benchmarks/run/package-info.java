/**
 * What all commands of {@code benchmarks/compare} share: what the script tells them, the machine
 * that they run on, the processes that they start, and where their pages go. Knows none of them.
 */
@NullMarked
package dev.fraiseql.benchmarks.run;

import org.jspecify.annotations.NullMarked;
