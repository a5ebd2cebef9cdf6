/**
 * Planned queries as immutable data. The planner creates them at build time or at run time; the
 * engine runs them.
 */
@NullMarked
package dev.fraiseql.contract.query;

import org.jspecify.annotations.NullMarked;
