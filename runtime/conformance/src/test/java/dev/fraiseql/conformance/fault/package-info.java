/**
 * Tests of database failures: sessions of a real database used by a real server are blocked,
 * cancelled and terminated.
 */
@NullMarked
package dev.fraiseql.conformance.fault;

import org.jspecify.annotations.NullMarked;
