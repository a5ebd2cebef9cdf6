package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * How a stream reads a list of rows page by page, each page by its own statement. It is for
 * databases whose connections cannot run another statement while one is open: the lists within a
 * page's rows are fetched before the next page.
 *
 * @param statement reads a page. With cursors, the page begins after {@link Operand.Place}, and the
 *     values of a cursor follow the columns of each row; without cursors, the page begins at an
 *     offset
 * @param cursors how the cursor of a page is built; null for rows without cursors
 */
public record PagedRead(SqlStatement statement, @Nullable Cursors cursors) {}
