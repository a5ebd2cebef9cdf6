package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends values through the records of the author's that are scalars. */
final class ScalarRecords {
  /** The most characters that a caller is told of what a record says. */
  private static final int LONGEST_MESSAGE = 300;

  private final Model model;

  /** The records of a model's scalars. */
  ScalarRecords(Model model) {
    this.model = model;
  }

  /** Whether values of a type are those of a record that is being compiled. */
  boolean isBeingCompiled(ValueType type) {
    return type.custom() != null && scalar(type).isBeingCompiled();
  }

  /**
   * What is bound for a value.
   *
   * @param given the value, of the class that the record takes
   * @param json the same as the request has it, for the error
   * @throws RequestException BAD_USER_INPUT if the record refuses it by an {@code
   *     IllegalArgumentException}, in whose words
   * @throws IllegalStateException if the record fails in another way, or makes a value that no
   *     database keeps
   */
  Object made(Object given, Object json, ValueType type, String place) {
    ScalarModel scalar = scalar(type);
    if (scalar.isBeingCompiled()) {
      return given;
    }
    @Nullable Object stored;
    try {
      stored = scalar.conversion().stored().apply(given);
    } catch (IllegalArgumentException e) {
      throw refused(scalar, json, e.getMessage(), place);
    } catch (RuntimeException e) {
      throw new IllegalStateException(scalar.javaClass() + " failed on a value", e);
    }
    return KeptValue.of(stored, type, scalar.javaClass());
  }

  private static RequestException refused(
      ScalarModel scalar, Object json, @Nullable String why, String place) {
    String problem = Coercion.shown(json) + " is no " + scalar.name();
    return BadInput.at(
        place, why == null || why.isBlank() ? problem + "." : problem + ": " + cut(why));
  }

  private static String cut(String why) {
    return why.length() <= LONGEST_MESSAGE ? why : why.substring(0, LONGEST_MESSAGE) + "...";
  }

  private ScalarModel scalar(ValueType type) {
    return model.scalar(Objects.requireNonNull(type.custom()).name());
  }
}
