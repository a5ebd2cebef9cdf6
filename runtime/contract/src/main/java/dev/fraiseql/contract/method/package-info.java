/**
 * Methods of the author's that are root fields: what they take and return, and what generated code
 * calls them through. Depends on the packages {@code model} and {@code write}.
 */
@NullMarked
package dev.fraiseql.contract.method;

import org.jspecify.annotations.NullMarked;
