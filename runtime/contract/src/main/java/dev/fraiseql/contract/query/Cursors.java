package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * What the cursors of a connection are made of: the values that its rows are sorted by, the parts
 * of their key at the end.
 *
 * @param type the GraphQL name of the rows' type
 * @param orderBy the argument as JSON knows it, with an {@link Operand.Variable} in place of each
 *     variable
 * @param position the position in a row of the first of these values; the others stand behind it. A
 *     row has them only if a cursor is asked for, or it is read from the end
 */
public record Cursors(String type, @Nullable Object orderBy, int position) {}
