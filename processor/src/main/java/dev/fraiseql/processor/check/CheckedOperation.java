package dev.fraiseql.processor.check;

import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.processor.declared.OperationDeclaration;

/**
 * An operation in which no mistake was found.
 *
 * @param declaration what its author wrote
 * @param node what it says
 */
public record CheckedOperation(OperationDeclaration declaration, OperationNode node) {}
