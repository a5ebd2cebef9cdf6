/**
 * What generated code compiles against, and the runtime runs: small, documented, versioned.
 *
 * <p>This package holds what a generated class implements; {@code model} the types as data; {@code
 * query} what was planned; {@code row} how values are read, {@code json} and {@code arrow} how they
 * are written, {@code value} what passes between the two, {@code convert} Java values, and {@code
 * executor} what generated executors have in common. It depends on the annotations module, JDBC and
 * Arrow vectors alone.
 */
@NullMarked
package dev.fraiseql.contract;

import org.jspecify.annotations.NullMarked;
