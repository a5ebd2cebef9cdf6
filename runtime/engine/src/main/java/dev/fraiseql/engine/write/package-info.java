/**
 * Executes mutations: reads their inputs, writes rows in one transaction, and reads what they
 * return in the same transaction.
 */
@NullMarked
package dev.fraiseql.engine.write;

import org.jspecify.annotations.NullMarked;
