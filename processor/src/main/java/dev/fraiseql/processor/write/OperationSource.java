package dev.fraiseql.processor.write;

import dev.fraiseql.plan.bind.OperationNode;

/**
 * An operation to be compiled.
 *
 * @param packageName of the generated classes
 * @param name of the operation, which their names begin with
 * @param text the document, to the letter: its hash is what callers ask by
 * @param node what the document says
 */
public record OperationSource(String packageName, String name, String text, OperationNode node) {}
