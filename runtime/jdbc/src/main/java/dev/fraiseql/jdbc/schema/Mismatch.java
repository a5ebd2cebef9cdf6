package dev.fraiseql.jdbc.schema;

/**
 * Why a column does not suit a component.
 *
 * @param found what the column is or holds
 * @param expected what suits the component
 * @param remedy a sentence
 */
public record Mismatch(DifferenceKind kind, String found, String expected, String remedy) {}
