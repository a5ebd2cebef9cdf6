@NullMarked
package dev.fraiseql.benchmarks.observers;

import org.jspecify.annotations.NullMarked;
