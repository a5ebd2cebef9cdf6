/**
 * JSON, written as UTF-8 straight into a buffer. Generated writers call this; it depends on nothing
 * but the JDK.
 */
@NullMarked
package dev.fraiseql.contract.json;

import org.jspecify.annotations.NullMarked;
