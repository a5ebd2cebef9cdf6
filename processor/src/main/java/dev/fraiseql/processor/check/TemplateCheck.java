package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.EventTemplate;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.expression.EventCondition;
import dev.fraiseql.plan.expression.Span;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.ActionDeclaration.Template;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the templates of an action, and what it redacts, against the observed type. */
final class TemplateCheck {
  private static final Pattern STATE = Pattern.compile("^(?:before|after)\\.");

  private static final Pattern SQL_COMMENT =
      Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private final Model model;
  private final TypeModel type;
  private final Set<Change> on;
  private final String action;
  private final Reporter reporter;

  /**
   * A check of one action.
   *
   * @param type that its observer observes
   * @param on the changes that its observer acts on
   * @param action how errors speak of it
   */
  TemplateCheck(Model model, TypeModel type, Set<Change> on, String action, Reporter reporter) {
    this.model = model;
    this.type = type;
    this.on = Set.copyOf(on);
    this.action = action;
    this.reporter = reporter;
  }

  /** Reports every mistake. */
  void check(ActionDeclaration.Content content) {
    List<Attribute<String>> redacted =
        content instanceof ActionDeclaration.Webhook webhook ? webhook.redact() : List.of();
    redacted.forEach(this::checkRedacted);
    for (Template template : content.templates()) {
      for (EventTemplate.Value value : values(template)) {
        whyNoValue(value.path()).ifPresent(why -> report(template, value, why));
        redacted.forEach(field -> checkLeftOut(field, value.path(), template));
        if (content instanceof ActionDeclaration.Sql && isQuoted(template, value)) {
          report(
              template,
              value,
              "The value is bound as a parameter, so it cannot be in quotes. Write it without them,"
                  + " and join texts in SQL.");
        }
      }
    }
  }

  private List<EventTemplate.Value> values(Template template) {
    List<EventTemplate.Value> values = new ArrayList<>();
    try {
      for (EventTemplate.Part part : EventTemplate.parse(template.text().value()).parts()) {
        if (part instanceof EventTemplate.Value value) {
          values.add(value);
        }
      }
    } catch (IllegalArgumentException e) {
      report(template, String.valueOf(e.getMessage()), "");
    }
    return values;
  }

  private Optional<String> whyNoValue(String path) {
    if (path.startsWith("event.") || path.startsWith("delivery.")) {
      return EventTemplate.BESIDE_ROW.contains(path)
          ? Optional.empty()
          : Optional.of(
              "There is no %s: there are %s.%s"
                  .formatted(
                      path,
                      String.join(", ", EventTemplate.BESIDE_ROW),
                      Suggestions.sentence(path, EventTemplate.BESIDE_ROW)));
    }
    return EventCondition.checkPath(model, type, on, path);
  }

  /** Whether a value is within a text of a statement. */
  private static boolean isQuoted(Template template, EventTemplate.Value value) {
    String before = template.text().value().substring(0, value.start());
    return SQL_COMMENT.matcher(before).replaceAll("").chars().filter(each -> each == '\'').count()
            % 2
        == 1;
  }

  private void report(Template template, EventTemplate.Value value, String problem) {
    Span span = new Span(value.start(), value.start() + value.path().length());
    report(template, problem, "\n" + span.excerpt(template.text().value()));
  }

  private void report(Template template, String problem, String excerpt) {
    reporter.report(
        Diagnostic.EVENT_TEMPLATE,
        template.text().origin(),
        template.attribute(),
        action,
        problem,
        excerpt);
  }

  private void checkRedacted(Attribute<String> field) {
    List<String> known = type.fields().stream().map(FieldModel::name).toList();
    if (!known.contains(field.value())) {
      reporter.report(
          Diagnostic.REDACTED_FIELD,
          field.origin(),
          action,
          field.value(),
          "%s has no such field.%s"
              .formatted(type.name(), Suggestions.sentence(field.value(), known)));
    }
  }

  /** Templates do not name what is to be left out. */
  private void checkLeftOut(Attribute<String> field, String path, Template template) {
    String ofRow = STATE.matcher(path).replaceFirst("");
    if (ofRow.equals(field.value()) || ofRow.startsWith(field.value() + '.')) {
      reporter.report(
          Diagnostic.REDACTED_FIELD,
          template.text().origin(),
          action,
          field.value(),
          "{{%s}} is in its %s. Remove one of them.".formatted(path, template.attribute()));
    }
  }
}
