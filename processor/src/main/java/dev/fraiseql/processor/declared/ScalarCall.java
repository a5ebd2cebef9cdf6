package dev.fraiseql.processor.declared;

/**
 * How generated code creates and reads the record of a custom scalar.
 *
 * @param packageName of the record; empty for the unnamed package
 * @param compiledHere whether this build compiles the record; else another jar has it
 * @param component the name of the one component
 * @param scalarClass the class of the component
 */
public record ScalarCall(
    String packageName, boolean compiledHere, String component, ScalarClass scalarClass) {}
