/**
 * Bulk export: a table, the columns wanted, and a condition in a small language of its own, which
 * becomes the same {@link dev.fraiseql.contract.query.Filter} as a GraphQL {@code where}.
 *
 * <p>Depends on the contract and the planner; runs nothing itself.
 */
@NullMarked
package dev.fraiseql.engine.export;

import org.jspecify.annotations.NullMarked;
