/**
 * The annotation processor. Its stages are packages, in the order of {@link
 * dev.fraiseql.processor.FraiseProcessor}: {@code read} turns annotated classes into declarations,
 * {@code check} finds mistakes in them, {@code diagnose} reports the mistakes, and {@code write}
 * generates source from their model, which {@code source} prints. Plans come from {@code
 * dev.fraiseql.plan}, which the engine uses, too.
 */
@NullMarked
package dev.fraiseql.processor;

import org.jspecify.annotations.NullMarked;
