/** The types and operations of the workload that writes. */
@NullMarked
package dev.fraiseql.benchmarks.members;

import org.jspecify.annotations.NullMarked;
