package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/**
 * How the cursors of a connection are built: from the sort keys of a row, which end with the parts
 * of its key.
 *
 * @param type the GraphQL name of the rows' type
 * @param orderBy the argument as JSON knows it, with an {@link Operand.Variable} in place of each
 *     variable
 * @param position the position in a row of the first of these values; the others follow. A row has
 *     them only if a cursor is selected, or if rows are read from the end
 */
public record Cursors(String type, @Nullable Object orderBy, int position) {}
