package dev.fraiseql.processor.declared;

/**
 * How values get into the record of a scalar, and out.
 *
 * @param packageName of the record; empty for the unnamed package
 * @param compiledHere whether this build compiles the record; else another jar has it
 * @param component the name of the one component
 * @param offset whether the component is an {@code OffsetDateTime}, not an {@code Instant}
 */
public record ScalarCall(
    String packageName, boolean compiledHere, String component, boolean offset) {}
