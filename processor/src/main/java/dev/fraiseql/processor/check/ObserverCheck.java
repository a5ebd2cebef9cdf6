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
import java.util.regex.Pattern;

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

  private static final Pattern STATE = Pattern.compile("^(?:before|after)\\.");

  private static final Pattern SQL_COMMENT =
      Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

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
      switch (action.content()) {
        case ActionDeclaration.Webhook webhook -> {
          for (Attribute<String> field : webhook.redact()) {
            checkRedacted(what, field, type);
            webhook.templates().forEach(template -> checkLeftOut(what, field, template));
          }
        }
        case ActionDeclaration.Sql(Attribute<String> sql) -> checkQuotes(what, sql);
        default -> {}
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

  /** Values are bound to a statement, which cannot be done within its texts. */
  private void checkQuotes(String what, Attribute<String> sql) {
    EventTemplate parsed;
    try {
      parsed = EventTemplate.parse(sql.value());
    } catch (IllegalArgumentException e) {
      return; // it is reported as a template
    }
    for (EventTemplate.Part part : parsed.parts()) {
      if (part instanceof EventTemplate.Value(String path, int start)) {
        String before = SQL_COMMENT.matcher(sql.value().substring(0, start)).replaceAll("");
        if (before.chars().filter(each -> each == '\'').count() % 2 == 1) {
          reporter.report(
              Diagnostic.EVENT_TEMPLATE,
              sql.origin(),
              "value",
              what,
              "The value is bound as a parameter, so it cannot be in quotes. Write it without them,"
                  + " and join texts in SQL.",
              "\n" + new Span(start, start + path.length()).excerpt(sql.value()));
        }
      }
    }
  }

  /** Templates of a webhook do not name what is to be left out. */
  private void checkLeftOut(
      String what, Attribute<String> field, ActionDeclaration.Template template) {
    for (String path : paths(template)) {
      String ofRow = STATE.matcher(path).replaceFirst("");
      if (ofRow.equals(field.value()) || ofRow.startsWith(field.value() + '.')) {
        reporter.report(
            Diagnostic.REDACTED_FIELD,
            template.text().origin(),
            what,
            field.value(),
            "{{%s}} is in its %s. Remove one of them.".formatted(path, template.attribute()));
      }
    }
  }

  /** The paths of a template; none if it is malformed, which is reported already. */
  private static List<String> paths(ActionDeclaration.Template template) {
    try {
      return EventTemplate.parse(template.text().value()).paths();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
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
