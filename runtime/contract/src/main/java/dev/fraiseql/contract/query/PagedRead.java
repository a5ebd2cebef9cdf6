package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * How a stream reads a list of rows on a database whose connections fetch nothing beside a
 * statement that is open: page after page, each by a statement of its own, so that the lists within
 * its rows can be fetched before the next.
 *
 * @param statement reads a page. With cursors, it begins behind {@link Operand.Place}, and its rows
 *     are those of the list's own statement with the values of a cursor behind them; without, it
 *     begins behind the rows that were read before, by its offset
 * @param cursors what a page's place is made of; null for rows that have no cursors
 */
public record PagedRead(SqlStatement statement, @Nullable Cursors cursors) {}
