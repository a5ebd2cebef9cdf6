/**
 * The vocabulary of aggregates: the keys that rows can be grouped by, the functions, and the values
 * computed for each group.
 *
 * <p>The lowest package of this module: it uses only {@code contract}. {@code plan.bind} binds the
 * arguments of groups, {@code plan.sql} writes aggregates as SQL, {@code plan.schema} declares them
 * in the schema.
 */
@NullMarked
package dev.fraiseql.plan.aggregate;

import org.jspecify.annotations.NullMarked;
