package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.HandlerDeclaration;
import dev.fraiseql.processor.declared.ObserverDeclaration;
import dev.fraiseql.processor.declared.Observers.Stray;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Observers have a name of their own, a captured type, a change to act on, and an action. */
final class ObserverRule implements Rule {
  /** Part of the ids of deliveries, which are headers of requests, and of labels of metrics. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Map<String, ObserverDeclaration> byName = new HashMap<>();
    for (ObserverDeclaration observer : declarations.observers().classes()) {
      if (observer.standing().objection() != null) {
        reporter.report(
            Diagnostic.OBSERVER_CLASS,
            observer.origin(),
            observer.simpleName(),
            observer.standing().objection());
      }
      whyNotObserved(observer, declarations)
          .ifPresent(why ->
              reporter.report(
                  Diagnostic.OBSERVED_TYPE,
                  observer.entity().origin(),
                  observer.simpleName(),
                  simple(observer.entity().value()),
                  why));
      if (observer.on().isEmpty()) {
        reporter.report(Diagnostic.NO_CHANGES, observer.changes().origin(), observer.simpleName());
      }
      if (observer.actions().isEmpty() && observer.handlers().isEmpty()) {
        reporter.report(Diagnostic.NO_ACTION, observer.origin(), observer.simpleName());
      }
      checkName(observer.name(), "the observer " + observer.simpleName(), "@Observer", reporter);
      ObserverDeclaration other = byName.putIfAbsent(observer.name().value(), observer);
      if (other != null) {
        reporter.report(
            Diagnostic.DUPLICATE_OBSERVER,
            observer.name().origin(),
            observer.name().value(),
            other.javaClass(),
            observer.javaClass());
      }
      checkActionNames(observer, reporter);
    }
    for (Stray stray : declarations.observers().strays()) {
      reporter.report(
          Diagnostic.STRAY_ACTION,
          stray.origin(),
          stray.place(),
          stray.annotation(),
          stray.javaClass(),
          stray.annotation());
    }
  }

  /** Why the rows of its entity have no events, and what to do; empty if they have. */
  private static Optional<String> whyNotObserved(
      ObserverDeclaration observer, Declarations declarations) {
    String entity = observer.entity().value();
    if (entity.isEmpty()) {
      return Optional.empty(); // javac does not find it, and says so
    }
    if (declarations.interfaces().stream().anyMatch(each -> each.javaClass().equals(entity))) {
      return Optional.of("it is an interface. Write an observer for each of its types.");
    }
    TypeDeclaration type = declarations.ofClass(entity).orElse(null);
    if (type == null) {
      return Optional.of("it is no @Type of this build. Observe a class with @Type.");
    }
    if (type.readOnly()) {
      return Optional.of(
          "it is read-only, so no mutation changes its rows. Observe the type of the table that"
              + " changes.");
    }
    if (type.noKey() != null) {
      return Optional.of("its rows have no key, by which events name them. Give it an @Id.");
    }
    return type.writes().capture().value().equals(Capture.NONE.name())
        ? Optional.of(
            "its changes are not captured. Annotate it with @Type(capture = Capture.OUTBOX).")
        : Optional.empty();
  }

  private static void checkActionNames(ObserverDeclaration observer, Reporter reporter) {
    Map<String, String> byName = new HashMap<>();
    for (ActionDeclaration action : observer.actions()) {
      checkActionName(
          observer,
          action.name(),
          "@" + action.annotation(),
          "@" + action.annotation(),
          byName,
          reporter);
    }
    for (HandlerDeclaration handler : observer.handlers()) {
      checkActionName(
          observer, handler.name(), handler.method() + "()", "@Handle", byName, reporter);
    }
  }

  /**
   * @param what the action is called besides its name
   * @param byName the actions before it
   */
  private static void checkActionName(
      ObserverDeclaration observer,
      Attribute<String> name,
      String what,
      String annotation,
      Map<String, String> byName,
      Reporter reporter) {
    checkName(name, "an action of " + observer.simpleName(), annotation, reporter);
    String other = byName.putIfAbsent(name.value(), what);
    if (other != null) {
      reporter.report(
          Diagnostic.DUPLICATE_ACTION,
          name.origin(),
          observer.simpleName(),
          name.value(),
          other,
          what,
          annotation);
    }
  }

  private static void checkName(
      Attribute<String> name, String what, String annotation, Reporter reporter) {
    if (!NAME.matcher(name.value()).matches()) {
      reporter.report(
          Diagnostic.OBSERVER_NAME, name.origin(), '"' + name.value() + '"', what, annotation);
    }
  }

  private static String simple(String javaClass) {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }
}
