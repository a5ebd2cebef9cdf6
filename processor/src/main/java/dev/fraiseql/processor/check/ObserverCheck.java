package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.EventTemplate;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.expression.EventCondition;
import dev.fraiseql.plan.expression.Expression;
import dev.fraiseql.plan.expression.ExpressionError;
import dev.fraiseql.plan.expression.Span;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what observers say about the fields of types: conditions, templates, redactions. */
public final class ObserverCheck {
  /** What templates can name beside the row. */
  private static final List<String> BESIDE_ROW =
      List.of(
          "event.id",
          "event.type",
          "event.key",
          "event.operation",
          "event.time",
          "event.actor",
          "event.tenant",
          "delivery.id");

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
    Optional<Expression> condition = condition(observer, type);
    for (ActionDeclaration action : observer.actions()) {
      String what = "@%s of %s".formatted(action.annotation(), observer.simpleName());
      for (ActionDeclaration.Template template : action.content().templates()) {
        checkTemplate(what, template, observer, type);
      }
      if (action.content() instanceof ActionDeclaration.Webhook webhook) {
        webhook.redact().forEach(field -> checkRedacted(what, field, type));
      }
    }
    return reporter.errors() == before
        ? Optional.of(new CheckedObserver(observer, type, condition))
        : Optional.empty();
  }

  private Optional<Expression> condition(ObserverDeclaration observer, TypeModel type) {
    String text = observer.when().value();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    EventCondition.Checked checked = EventCondition.check(model, type, on(observer), text);
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

  private static Set<Change> on(ObserverDeclaration observer) {
    return new HashSet<>(observer.on());
  }

  private void checkTemplate(
      String what,
      ActionDeclaration.Template template,
      ObserverDeclaration observer,
      TypeModel type) {
    String text = template.text().value();
    EventTemplate parsed;
    try {
      parsed = EventTemplate.parse(text);
    } catch (IllegalArgumentException e) {
      report(what, template, String.valueOf(e.getMessage()), "");
      return;
    }
    for (EventTemplate.Part part : parsed.parts()) {
      if (part instanceof EventTemplate.Value(String path, int start)) {
        whyNoValue(path, observer, type)
            .ifPresent(why ->
                report(
                    what,
                    template,
                    why,
                    "\n" + new Span(start, start + path.length()).excerpt(text)));
      }
    }
  }

  private Optional<String> whyNoValue(String path, ObserverDeclaration observer, TypeModel type) {
    if (path.startsWith("event.") || path.startsWith("delivery.")) {
      return BESIDE_ROW.contains(path)
          ? Optional.empty()
          : Optional.of(
              "There is no %s: there are %s.%s"
                  .formatted(
                      path, String.join(", ", BESIDE_ROW), Suggestions.sentence(path, BESIDE_ROW)));
    }
    return EventCondition.checkPath(model, type, on(observer), path);
  }

  private void report(
      String what, ActionDeclaration.Template template, String problem, String excerpt) {
    reporter.report(
        Diagnostic.EVENT_TEMPLATE,
        template.text().origin(),
        template.attribute(),
        what,
        problem,
        excerpt);
  }

  private void checkRedacted(String what, Attribute<String> field, TypeModel type) {
    List<String> known = type.fields().stream().map(FieldModel::name).toList();
    if (!known.contains(field.value())) {
      reporter.report(
          Diagnostic.REDACTED_FIELD,
          field.origin(),
          what,
          field.value(),
          "%s has no such field.%s"
              .formatted(type.name(), Suggestions.sentence(field.value(), known)));
    }
  }
}
