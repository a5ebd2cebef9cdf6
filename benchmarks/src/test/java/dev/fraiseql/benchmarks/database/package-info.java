@NullMarked
package dev.fraiseql.benchmarks.database;

import org.jspecify.annotations.NullMarked;
