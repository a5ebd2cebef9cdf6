package dev.fraiseql.processor.diagnose;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Reports diagnostics to javac. The only class that uses the {@link Messager}. */
public final class Reporter {
  private final Messager messager;
  private final Set<Report> reported = new HashSet<>();

  /** A reported message: a class that is embedded twice has its mistakes reported once. */
  private record Report(String message, @Nullable Element element) {}

  /** A reporter of one build. */
  public Reporter(Messager messager) {
    this.messager = messager;
  }

  /**
   * Reports a mistake as an error, and returns: there may be more to find.
   *
   * @param arguments what the diagnostic's message is about, as {@link Diagnostic#message} takes
   *     them
   */
  public void report(Diagnostic diagnostic, Origin origin, Object... arguments) {
    String message = diagnostic.message(arguments);
    if (reported.add(new Report(message, origin.element()))) {
      // javac takes null for "not known", in each place.
      messager.printMessage(
          Kind.ERROR, message, origin.element(), origin.annotation(), origin.value());
    }
  }

  /** Reports what is dangerous, though it works, as a warning. */
  public void warn(Diagnostic diagnostic, Origin origin, Object... arguments) {
    messager.printMessage(
        Kind.WARNING,
        diagnostic.message(arguments),
        origin.element(),
        origin.annotation(),
        origin.value());
  }

  /** Reports something that is not a mistake. */
  public void note(String text) {
    messager.printMessage(Kind.NOTE, text);
  }

  /**
   * Whether a mistake has been reported of an element or of something in it.
   *
   * @param origin with an element
   */
  public boolean blames(Origin origin) {
    return reported.stream().anyMatch(report -> isWithin(report.element(), origin.element()));
  }

  private static boolean isWithin(@Nullable Element element, @Nullable Element outer) {
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /** How many mistakes have been reported so far. */
  public int errors() {
    return reported.size();
  }

  /** Whether no mistake has been reported so far. */
  public boolean isClean() {
    return reported.isEmpty();
  }
}
