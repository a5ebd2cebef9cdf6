package dev.fraiseql.plan.expression;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions on changes of rows, as observers have them. */
public final class EventCondition {
  private EventCondition() {}

  /**
   * What is known of a condition.
   *
   * @param condition empty if there are errors
   */
  public record Checked(Optional<Expression> condition, List<ExpressionError> errors) {
    public Checked {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Parses and checks a condition.
   *
   * @param type whose rows change
   * @param on the changes that the condition is asked for, at least one
   */
  public static Checked check(Model model, TypeModel type, Set<Change> on, String text) {
    Syntax syntax;
    try {
      syntax = ExpressionParser.parse(text);
    } catch (ExpressionError e) {
      return new Checked(Optional.empty(), List.of(e));
    }
    ExpressionChecker checker = new ExpressionChecker(model, new EventScope(model, type, on));
    Expression condition = checker.check(syntax);
    return new Checked(
        checker.errors().isEmpty() ? Optional.of(condition) : Optional.empty(), checker.errors());
  }

  /**
   * Why the events of a type have nothing at a path, and what to do; empty if they have.
   *
   * @param on the changes that are asked for, at least one
   * @param path as a condition has it: {@code address.city}, {@code before.total}
   */
  public static Optional<String> checkPath(
      Model model, TypeModel type, Set<Change> on, String path) {
    Syntax.Path parsed =
        new Syntax.Path(List.of(path.split("\\.", -1)), new Span(0, path.length()));
    try {
      return new EventScope(model, type, on).meaning(parsed) instanceof Scope.Links
          ? Optional.of("An event does not have the links of " + path + ".")
          : Optional.empty();
    } catch (ExpressionError e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}
