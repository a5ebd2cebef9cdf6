package dev.fraiseql.contract.query;

/**
 * How a stream reads a list of rows on a database whose connections fetch nothing beside a
 * statement that is open: page after page, each by a statement of its own, so that the lists within
 * its rows can be fetched before the next.
 *
 * @param statement reads a page behind {@link Operand.Place}. Its rows are those of the list's own
 *     statement with the values of a cursor behind them
 * @param cursors what a page's place is made of
 */
public record Pages(SqlStatement statement, Cursors cursors) {}
