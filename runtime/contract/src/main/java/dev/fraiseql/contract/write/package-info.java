/**
 * The values of rows that mutations write, and the checks that generated code makes of them.
 * Depends on {@code model} alone.
 */
@NullMarked
package dev.fraiseql.contract.write;

import org.jspecify.annotations.NullMarked;
