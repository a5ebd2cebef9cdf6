package dev.fraiseql.cli.scaffold;

/**
 * A source file.
 *
 * @param fileName without a folder
 */
public record SourceText(String fileName, String text) {}
