package dev.fraiseql.processor.write;

import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import java.util.Optional;

/**
 * An observer, as the writers take it.
 *
 * @param type the GraphQL name of the type that it observes
 * @param condition empty for none
 */
public record ObserverSource(
    ObserverDeclaration declaration, String type, Optional<Expression> condition) {}
