/** What the checker compares: the outbox, the ledger, the tables, and what was received. */
@NullMarked
package dev.fraiseql.faults.check;

import org.jspecify.annotations.NullMarked;
