/**
 * What authors declared, as records: {@code read} makes them, {@code check} looks at them, and when
 * nothing is wrong with them they become the model that is planned and written. Each knows where it
 * came from, none knows an element of javac.
 */
@NullMarked
package dev.fraiseql.processor.declared;

import org.jspecify.annotations.NullMarked;
