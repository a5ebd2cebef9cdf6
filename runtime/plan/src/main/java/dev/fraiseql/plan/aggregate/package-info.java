/**
 * What can be asked about groups of rows: the keys that rows can be grouped by, the measures of a
 * group, and the arguments of an aggregate given their meaning. It depends on the model and {@code
 * plan.bind} alone; {@code plan.sql} writes it down, {@code plan.schema} declares it.
 */
@NullMarked
package dev.fraiseql.plan.aggregate;

import org.jspecify.annotations.NullMarked;
