/** Fixtures shared by the tests of the planner. */
@NullMarked
package dev.fraiseql.plan;

import org.jspecify.annotations.NullMarked;
