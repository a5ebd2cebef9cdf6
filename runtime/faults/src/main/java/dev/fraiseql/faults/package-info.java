/**
 * Proves that no event is lost, doubled, or reordered while processes, databases and receivers
 * fail: programs that change rows, receive events and inject faults, in processes of their own, and
 * a checker of what is left behind.
 */
@NullMarked
package dev.fraiseql.faults;

import org.jspecify.annotations.NullMarked;
