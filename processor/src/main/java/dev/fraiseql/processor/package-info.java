/**
 * The annotation processor. Its stages are packages, in the order of {@link
 * dev.fraiseql.processor.FraiseProcessor}: {@code read} makes declarations of annotated classes,
 * {@code check} finds what is wrong with them and {@code diagnose} says so, and when nothing is,
 * {@code write} makes source of their model. The plans come from {@code dev.fraiseql.plan}, the
 * same that the engine uses.
 */
@NullMarked
package dev.fraiseql.processor;

import org.jspecify.annotations.NullMarked;
