/**
 * The first stage: javac's elements become declarations. Besides {@code diagnose} the only package
 * that knows {@code javax.lang.model}. Nothing is checked here: mistakes are recorded as they are,
 * for a rule to report.
 */
@NullMarked
package dev.fraiseql.processor.read;

import org.jspecify.annotations.NullMarked;
