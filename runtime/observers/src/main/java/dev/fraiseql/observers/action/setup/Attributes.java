package dev.fraiseql.observers.action.setup;

import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Masked;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one action while it is read.
 *
 * @param action its observer and name, for messages
 */
record Attributes(String action, Configured configured, Masked masked, Problems problems) {

  /** The value of an attribute: null if it is invalid, which is noted. */
  <T> @Nullable T check(String attribute, Supplier<T> value) {
    return problems.check(action + ", " + attribute, value);
  }

  /**
   * A required setting that all actions of a kind share: null if it is missing, which is noted.
   *
   * @param remedy what to do
   */
  @Nullable String required(String setting, String remedy) {
    String value = configured.setting(setting);
    if (value == null || value.isBlank()) {
      problems.add(
          action,
          "%s is not set. %s, or set the environment variable %s."
              .formatted(setting, remedy, Configured.variable(setting)));
      return null;
    }
    return value;
  }
}
