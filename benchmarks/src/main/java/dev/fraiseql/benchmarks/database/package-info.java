/** Databases to ask, made and filled for one comparison and gone after it. */
@NullMarked
package dev.fraiseql.benchmarks.database;

import org.jspecify.annotations.NullMarked;
