package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.PolicyDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Timeouts, retries, concurrency and rates of actions can be kept. */
final class PolicyRule implements Rule {
  private static final Duration LONGEST = Duration.ofDays(365);

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (ObserverDeclaration observer : declarations.observers().classes()) {
      for (ActionDeclaration action : observer.actions()) {
        String what = "@%s of %s".formatted(action.annotation(), observer.simpleName());
        new Policy(what, reporter).check(action.policy());
      }
      for (HandlerDeclaration handler : observer.handlers()) {
        new Policy("@Handle of " + handler.qualifiedName(), reporter).check(handler.policy());
      }
    }
  }

  /**
   * The policy of one action.
   *
   * @param action how errors speak of it
   */
  private record Policy(String action, Reporter reporter) {
    void check(PolicyDeclaration policy) {
      duration("timeout", policy.timeout());
      PolicyDeclaration.Retry retry = policy.retry();
      Optional<Duration> initial = duration("initial", retry.initial());
      Optional<Duration> max = duration("max", retry.max());
      duration("maxAge", retry.maxAge());
      if (initial.isPresent() && max.isPresent() && max.get().compareTo(initial.get()) < 0) {
        Attribute<String> given = retry.max().given() ? retry.max() : retry.initial();
        reporter.report(
            Diagnostic.DURATION,
            given.origin(),
            action,
            "max",
            retry.max().value(),
            "which is shorter than initial = \"%s\". Make it at least as long."
                .formatted(retry.initial().value()));
      }
      positive("attempts", retry.attempts());
      positive("concurrency", policy.concurrency());
      double rate = policy.rate().value();
      if (rate < 0 || !Double.isFinite(rate)) {
        number("rate", policy.rate(), "at least 0, which stands for no maximum");
      }
    }

    private Optional<Duration> duration(String name, Attribute<String> attribute) {
      Duration duration;
      try {
        duration = Duration.parse(attribute.value());
      } catch (DateTimeParseException e) {
        report(name, attribute, "which is no ISO 8601 duration. Write one such as PT15S or P1D.");
        return Optional.empty();
      }
      if (duration.isZero() || duration.isNegative()) {
        report(name, attribute, "but it must be longer than nothing. Write one such as PT15S.");
        return Optional.empty();
      }
      if (duration.compareTo(LONGEST) > 0) {
        report(name, attribute, "which is longer than a year. Write at most P365D.");
        return Optional.empty();
      }
      return Optional.of(duration);
    }

    private void report(String name, Attribute<String> attribute, String problem) {
      reporter.report(
          Diagnostic.DURATION, attribute.origin(), action, name, attribute.value(), problem);
    }

    private void positive(String name, Attribute<Integer> attribute) {
      if (attribute.value() < 1) {
        number(name, attribute, "at least 1");
      }
    }

    private void number(String name, Attribute<?> attribute, String required) {
      reporter.report(
          Diagnostic.POLICY_NUMBER,
          attribute.origin(),
          action,
          name,
          String.valueOf(attribute.value()),
          required);
    }
  }
}
