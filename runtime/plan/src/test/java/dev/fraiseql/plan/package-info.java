/** What the tests of the planner share. */
@NullMarked
package dev.fraiseql.plan;

import org.jspecify.annotations.NullMarked;
