package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts values of custom scalars to their stored form, by the application's records. */
final class CustomScalars {
  /** The maximum of characters that an error repeats of a record's exception. */
  private static final int MAX_MESSAGE = 300;

  private final Model model;

  CustomScalars(Model model) {
    this.model = model;
  }

  /** Whether a type is a custom scalar whose record javac is still compiling. */
  boolean isBeingCompiled(ValueType type) {
    return type.custom() != null && scalar(type).isBeingCompiled();
  }

  /**
   * The value to bind: the stored form, or the value itself while the record is being compiled.
   *
   * @param given the value, of the class that the record takes
   * @param json the value as the request has it, for the error
   * @throws RequestException BAD_USER_INPUT, with the record's message, if the record rejects the
   *     value with an {@code IllegalArgumentException}
   * @throws IllegalStateException if the record fails in another way, or returns a value that a
   *     database cannot store
   */
  Object convert(Object given, Object json, ValueType type, String place) {
    ScalarModel scalar = scalar(type);
    if (scalar.isBeingCompiled()) {
      return given;
    }
    @Nullable Object stored;
    try {
      stored = scalar.conversion().stored().apply(given);
    } catch (IllegalArgumentException e) {
      throw rejected(scalar, json, e.getMessage(), place);
    } catch (RuntimeException e) {
      throw new IllegalStateException(scalar.javaClass() + " failed on a value", e);
    }
    return StorableValue.of(stored, type, scalar.javaClass());
  }

  /**
   * The value to bind for one in its stored form, of a scalar whose clients write texts.
   *
   * @param base of the class of the scalar's base
   * @throws RequestException BAD_USER_INPUT if the record rejects the value
   */
  Object convertStored(Object base, ValueType type, String place) {
    ScalarModel scalar = scalar(type);
    @Nullable String shown;
    try {
      shown = scalar.conversion().shown().apply(ofColumn(base, type));
    } catch (FieldError e) {
      if (base instanceof String text) {
        return convert(text, text, type, place); // as clients write it
      }
      throw rejected(scalar, base, e.getMessage(), place);
    }
    return convert(Objects.requireNonNull(shown), base, type, place);
  }

  /** A value in the class in which records receive those of columns. */
  private static Object ofColumn(Object base, ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> ((Long) base).byteValue();
      case SHORT -> ((Long) base).shortValue();
      case INT -> ((Long) base).intValue();
      case FLOAT -> ((Double) base).floatValue();
      default -> base;
    };
  }

  private static RequestException rejected(
      ScalarModel scalar, Object json, @Nullable String reason, String place) {
    String problem = BadInput.shown(json) + " is no " + scalar.name();
    return BadInput.at(
        place,
        reason == null || reason.isBlank() ? problem + "." : problem + ": " + truncated(reason));
  }

  private static String truncated(String reason) {
    return reason.length() <= MAX_MESSAGE ? reason : reason.substring(0, MAX_MESSAGE) + "...";
  }

  private ScalarModel scalar(ValueType type) {
    return model.scalar(Objects.requireNonNull(type.custom()).name());
  }
}
