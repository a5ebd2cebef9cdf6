/**
 * Aggregates: the keys that rows can be grouped by, the values computed for each group, and the
 * binding of the arguments {@code groupBy} and {@code orderBy}.
 *
 * <p>May use {@code plan.bind} only. {@code plan.sql} writes aggregates as SQL, {@code plan.schema}
 * declares them in the schema.
 */
@NullMarked
package dev.fraiseql.plan.aggregate;

import org.jspecify.annotations.NullMarked;
