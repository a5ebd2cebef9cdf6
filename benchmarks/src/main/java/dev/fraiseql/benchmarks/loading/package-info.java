/** The command that measures bulk loads, compared with loads straight into the database. */
@NullMarked
package dev.fraiseql.benchmarks.loading;

import org.jspecify.annotations.NullMarked;
