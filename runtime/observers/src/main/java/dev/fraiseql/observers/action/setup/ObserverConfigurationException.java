package dev.fraiseql.observers.action.setup;

import java.util.List;

/** Observers that cannot run as they are written and configured. */
public final class ObserverConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One line each; not serializable by contract, but every list of texts here is. */
  private final transient List<String> problems;

  ObserverConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong: one line each, with its remedy. */
  public List<String> problems() {
    return problems;
  }
}
