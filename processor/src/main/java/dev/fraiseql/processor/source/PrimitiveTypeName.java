package dev.fraiseql.processor.source;

/**
 * A primitive type or {@code void}.
 *
 * @param keyword the name
 */
record PrimitiveTypeName(String keyword) implements TypeName {}
