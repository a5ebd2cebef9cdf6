/**
 * Bulk exports and SELECT statements: one table, its columns, and a condition that becomes the same
 * {@link dev.fraiseql.contract.query.Filter} as a GraphQL {@code where}. {@code Exports} and {@code
 * Selects} prepare queries; {@code SplitExports} divides an export into parts.
 *
 * <p>Depends on the contract, the planner, {@code jdbc} and {@code engine.query}.
 */
@NullMarked
package dev.fraiseql.engine.export;

import org.jspecify.annotations.NullMarked;
