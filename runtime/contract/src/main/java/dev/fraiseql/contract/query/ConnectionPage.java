package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a level a connection returns, and the statements that it needs besides that of the
 * level, which reads the page from the front.
 *
 * <p>The selection of such a level is that of the connection itself, whose entries are numbered by
 * {@link ConnectionField}, and those of the edges and of {@code pageInfo} in it by {@link
 * EdgeField} and {@link PageInfoField}. Where it is a child level, each row of each of its
 * statements begins with the ordinal of a parent.
 *
 * @param window which page the caller selects
 * @param cursors how the cursors of the rows are built
 * @param backward reads the page from the end and returns it in order; null if {@code last} is not
 *     among the arguments. One more column follows the sort keys of its rows: in the first row of a
 *     page it is the number of rows
 * @param before returns a row if one is at or before the cursor {@code after}; null if the response
 *     does not depend on it
 * @param behind returns a row if one is at or after the cursor {@code before}; null if the response
 *     does not depend on it
 * @param total counts the rows on all pages; null if the count is not selected
 */
public record ConnectionPage(
    CursorPagination window,
    Cursors cursors,
    @Nullable SqlStatement backward,
    @Nullable SqlStatement before,
    @Nullable SqlStatement behind,
    @Nullable SqlStatement total) {}
