/**
 * Arrow: the schema of a selection, and the base of generated writers of rows into vectors. It
 * depends on Arrow vectors and on {@code contract.model} and {@code contract.query}.
 */
@NullMarked
package dev.fraiseql.contract.arrow;

import org.jspecify.annotations.NullMarked;
