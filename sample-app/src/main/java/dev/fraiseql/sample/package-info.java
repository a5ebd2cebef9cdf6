/**
 * A music store: the tables of the Chinook data as records, two views, a few operations, and a main
 * method. Everything else is generated.
 */
@NullMarked
@Naming(NamingStrategy.PASCAL_CASE)
package dev.fraiseql.sample;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import org.jspecify.annotations.NullMarked;
