/**
 * Calls methods of the author's that are root fields: their instances, arguments and results. Used
 * by the packages that execute queries and mutations.
 */
@NullMarked
package dev.fraiseql.engine.method;

import org.jspecify.annotations.NullMarked;
