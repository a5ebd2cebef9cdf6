package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import java.util.Optional;

/**
 * An observer without a mistake.
 *
 * @param type whose rows it observes
 * @param condition empty for none
 */
public record CheckedObserver(
    ObserverDeclaration declaration, TypeModel type, Optional<Expression> condition) {}
