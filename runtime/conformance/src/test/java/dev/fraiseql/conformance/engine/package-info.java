/**
 * Tests of the engine beyond correct responses: failures, indexes, selected columns, compiled
 * operations, exports. They run generated code on real databases.
 */
@NullMarked
package dev.fraiseql.conformance.engine;

import org.jspecify.annotations.NullMarked;
