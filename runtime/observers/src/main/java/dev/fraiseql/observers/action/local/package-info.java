/** Actions in the process and in its database: calls of methods, statements, log lines. */
@NullMarked
package dev.fraiseql.observers.action.local;

import org.jspecify.annotations.NullMarked;
