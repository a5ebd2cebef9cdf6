package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.HandlerDeclaration.Parameter;
import dev.fraiseql.processor.declared.HandlerDeclaration.ParameterKind;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;

/** Handlers can be called with an event. */
final class HandlerRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (ObserverDeclaration observer : declarations.observers().classes()) {
      observer.handlers().forEach(handler -> check(handler, observer, reporter));
    }
  }

  private static void check(
      HandlerDeclaration handler, ObserverDeclaration observer, Reporter reporter) {
    for (String objection : handler.objections()) {
      reporter.report(Diagnostic.HANDLER, handler.origin(), handler.qualifiedName(), objection);
    }
    List<Parameter> parameters = handler.parameters();
    String entity = observer.entity().value();
    String simple = entity.substring(entity.lastIndexOf('.') + 1);
    InstanceDeclaration instance = observer.instance();
    if (parameters.size() != 1) {
      report(
          handler,
          handler.origin(),
          parameters.isEmpty() ? "no parameter" : parameters.size() + " parameters",
          simple,
          reporter);
      return;
    }
    Parameter parameter = parameters.getFirst();
    boolean isOther =
        parameter.kind() == ParameterKind.NONE
            || (parameter.kind() == ParameterKind.ENTITY_EVENT
                && !parameter.entity().equals(entity));
    if (isOther) {
      report(handler, parameter.origin(), parameter.javaType(), simple, reporter);
    } else if (parameter.kind() == ParameterKind.ENTITY_EVENT && instance != null) {
      instance
          .objection()
          .ifPresent(why ->
              reporter.report(
                  Diagnostic.HANDLER_INSTANCE,
                  parameter.origin(),
                  handler.qualifiedName(),
                  simple,
                  why));
    }
  }

  private static void report(
      HandlerDeclaration handler, Origin origin, String what, String entity, Reporter reporter) {
    reporter.report(
        Diagnostic.HANDLER_PARAMETER,
        origin,
        handler.qualifiedName(),
        what,
        "EntityEvent<%s>, RowEvent or DeliveredEvent".formatted(entity));
  }
}
