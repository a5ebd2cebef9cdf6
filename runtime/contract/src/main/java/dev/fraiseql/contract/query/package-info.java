/**
 * A planned query as immutable data: what the planner found out, at build time or at run time, and
 * an executor needs to run it.
 */
@NullMarked
package dev.fraiseql.contract.query;

import org.jspecify.annotations.NullMarked;
