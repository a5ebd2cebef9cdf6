/**
 * Values on their way from a row to where they are written: bytes, decimals and UUIDs, each in an
 * object that is filled again for the next value. It depends on nothing.
 */
@NullMarked
package dev.fraiseql.contract.value;

import org.jspecify.annotations.NullMarked;
