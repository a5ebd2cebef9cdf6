package dev.fraiseql.observers.action.setup;

import java.util.List;

/** Observers that cannot run as they are written and configured. */
public final class ObserverConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ObserverConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
  }

  /** What is wrong: one line each, with its remedy. */
  public List<String> problems() {
    return String.valueOf(getMessage()).lines().toList();
  }
}
