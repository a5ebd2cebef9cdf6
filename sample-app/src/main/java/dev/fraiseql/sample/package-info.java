/**
 * A music store: the tables of the Chinook data and two views as records, four operations, two
 * classes with methods, an observer, and a main method. Everything else is generated.
 */
@NullMarked
@Naming(NamingStrategy.PASCAL_CASE)
package dev.fraiseql.sample;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import org.jspecify.annotations.NullMarked;
