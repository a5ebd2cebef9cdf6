/**
 * The planner: an operation becomes one statement per root field and to-many level, and the
 * selections that write their rows. The processor runs it inside javac, the engine for the
 * documents that requests bring.
 */
@NullMarked
package dev.fraiseql.plan.query;

import org.jspecify.annotations.NullMarked;
