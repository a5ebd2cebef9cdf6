/**
 * What generated code compiles against, and the runtime runs: small, documented, versioned.
 *
 * <p>This package holds what a generated class implements; {@code model} the types as data; {@code
 * query} what was planned; {@code json}, {@code arrow} and {@code read} the byte-level writers and
 * readers that generated code calls. It depends on the annotations module, JDBC and Arrow vectors
 * alone.
 */
@NullMarked
package dev.fraiseql.contract;

import org.jspecify.annotations.NullMarked;
