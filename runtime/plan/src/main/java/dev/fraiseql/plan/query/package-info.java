/**
 * The planner: turns an operation into one statement per root field and to-many level, with the
 * selections by which rows are written. The processor runs it inside javac, the engine for ad hoc
 * documents.
 *
 * <p>May use {@code plan.sql}, {@code plan.aggregate}, {@code plan.bind} and {@code plan.write},
 * but neither {@code plan.document} nor {@code plan.schema}; no other package of the module uses
 * it.
 */
@NullMarked
package dev.fraiseql.plan.query;

import org.jspecify.annotations.NullMarked;
