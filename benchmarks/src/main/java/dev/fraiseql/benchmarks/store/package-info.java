/**
 * The part of the Chinook data that the benchmarks ask for, as types: customers, invoices and their
 * lines. The two operations are asked in compiled form and, with the same text, ad hoc.
 */
@NullMarked
@Naming(NamingStrategy.PASCAL_CASE)
package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import org.jspecify.annotations.NullMarked;
