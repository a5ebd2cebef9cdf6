/**
 * Nodes with flaws that systems of this kind have had, each of which the checker has to find. They
 * are simple programs over the same tables, which are right without a flaw.
 */
@NullMarked
package dev.fraiseql.faults.sabotage;

import org.jspecify.annotations.NullMarked;
