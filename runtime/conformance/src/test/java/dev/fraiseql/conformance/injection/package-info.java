/**
 * Injection tests: hostile strings in every position of a request that accepts text, over every
 * transport. The result must be what the string means as a value, or an error that reveals nothing
 * about the database. The tables must be unchanged.
 */
@NullMarked
package dev.fraiseql.conformance.injection;

import org.jspecify.annotations.NullMarked;
