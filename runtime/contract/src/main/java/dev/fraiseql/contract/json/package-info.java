/**
 * JSON, written as UTF-8 straight into a buffer. Generated writers call this; the engine stitches
 * the levels of an answer together with it. It depends on the JDK and on {@code contract.query}
 * alone.
 */
@NullMarked
package dev.fraiseql.contract.json;

import org.jspecify.annotations.NullMarked;
