/**
 * The second stage: one rule, one class, one test. A rule reports every mistake of its kind and
 * ignores all others.
 */
@NullMarked
package dev.fraiseql.processor.check;

import org.jspecify.annotations.NullMarked;
