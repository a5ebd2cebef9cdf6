/**
 * The types of the Chinook data's customers, invoices and invoice lines. The two operations run
 * compiled and, with the same text, ad hoc.
 */
@NullMarked
@Naming(NamingStrategy.PASCAL_CASE)
package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import org.jspecify.annotations.NullMarked;
