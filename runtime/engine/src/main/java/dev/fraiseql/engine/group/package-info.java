/**
 * Reads groups of rows. No class is generated for them: groups are few, and what a group holds
 * depends on the request, so one reader looks at the type of each value. It depends on the contract
 * alone.
 */
@NullMarked
package dev.fraiseql.engine.group;

import org.jspecify.annotations.NullMarked;
