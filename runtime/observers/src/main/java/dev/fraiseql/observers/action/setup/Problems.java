package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.text.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the configuration of observers. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  /**
   * A value that may be invalid: null if it is, which is noted.
   *
   * @param where the action and its attribute, or the setting
   * @param value throws {@link IllegalArgumentException} with what is wrong and what to do
   */
  <T> @Nullable T check(String where, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      add(where, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Notes a problem, once. */
  void add(String where, String what) {
    String line = Reason.of(where + ": " + what);
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** The number of problems so far. */
  int size() {
    return lines.size();
  }

  /**
   * Ends the collection.
   *
   * @throws ObserverConfigurationException if something is wrong
   */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ObserverConfigurationException(lines);
    }
  }
}
