/**
 * Code that all commands of {@code benchmarks/compare} share: their settings, the machine, the
 * processes that they start, and the result files. Depends on none of them.
 */
@NullMarked
package dev.fraiseql.benchmarks.run;

import org.jspecify.annotations.NullMarked;
