/**
 * Strings that want to be more than values, in every place of a request that takes text, over every
 * way to ask. What comes is what the string means as a value, or an error that tells nothing of the
 * database; and the tables are as they were.
 */
@NullMarked
package dev.fraiseql.conformance.injection;

import org.jspecify.annotations.NullMarked;
