/**
 * The first stage: javac's elements become declarations. Besides {@code diagnose} the only package
 * that knows {@code javax.lang.model}. Nothing is judged here: what makes no sense is recorded as
 * it is, for a rule to report.
 */
@NullMarked
package dev.fraiseql.processor.read;

import org.jspecify.annotations.NullMarked;
