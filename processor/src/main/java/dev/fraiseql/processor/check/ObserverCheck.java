package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.expression.EventCondition;
import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.plan.expression.ExpressionError;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks conditions and actions of observers against the types that they observe. */
public final class ObserverCheck {
  private final Model model;
  private final Reporter reporter;

  /** A check against these types. */
  public ObserverCheck(Model model, Reporter reporter) {
    this.model = model;
    this.reporter = reporter;
  }

  /**
   * Reports every mistake, and returns the observers without one, in their order.
   *
   * @param observers those that observe no type of the model, or no change, are left out
   */
  public List<CheckedObserver> check(List<ObserverDeclaration> observers) {
    List<CheckedObserver> checked = new ArrayList<>();
    for (ObserverDeclaration observer : observers) {
      model.types().stream()
          .filter(type ->
              type.javaClass().equals(observer.entity().value()) && !observer.on().isEmpty())
          .findFirst()
          .flatMap(type -> check(observer, type))
          .ifPresent(checked::add);
    }
    return checked;
  }

  private Optional<CheckedObserver> check(ObserverDeclaration observer, TypeModel type) {
    int before = reporter.errors();
    Set<Change> on = new HashSet<>(observer.on());
    Optional<Expression> condition = condition(observer, type, on);
    for (ActionDeclaration action : observer.actions()) {
      String what = "@%s of %s".formatted(action.annotation(), observer.simpleName());
      new TemplateCheck(model, type, on, what, reporter).check(action.content());
    }
    return reporter.errors() == before
        ? Optional.of(new CheckedObserver(observer, type, condition))
        : Optional.empty();
  }

  private Optional<Expression> condition(
      ObserverDeclaration observer, TypeModel type, Set<Change> on) {
    String text = observer.when().value();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    EventCondition.Checked checked = EventCondition.check(model, type, on, text);
    for (ExpressionError error : checked.errors()) {
      reporter.report(
          Diagnostic.CONDITION,
          observer.when().origin(),
          observer.simpleName(),
          String.valueOf(error.getMessage()),
          "\n" + error.excerpt(text));
    }
    return checked.condition();
  }
}
