/**
 * The declarations in annotated classes, as records: {@code read} creates them, {@code check}
 * validates them, and {@link dev.fraiseql.processor.declared.ModelBuilder} turns them into the
 * model that is planned and written. Each has the origin that errors point to.
 */
@NullMarked
package dev.fraiseql.processor.declared;

import org.jspecify.annotations.NullMarked;
