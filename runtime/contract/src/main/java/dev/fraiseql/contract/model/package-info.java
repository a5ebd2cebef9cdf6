/**
 * The types of an application as immutable data. A generated catalog builds them; the planner reads
 * them.
 */
@NullMarked
package dev.fraiseql.contract.model;

import org.jspecify.annotations.NullMarked;
