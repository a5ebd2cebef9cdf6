/** The measured databases: created and filled for one comparison, and removed after it. */
@NullMarked
package dev.fraiseql.benchmarks.database;

import org.jspecify.annotations.NullMarked;
