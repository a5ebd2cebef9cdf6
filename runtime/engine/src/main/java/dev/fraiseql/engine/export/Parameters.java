package dev.fraiseql.engine.export;

import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands out the values of a statement's parameters, and learns what each of them is. */
final class Parameters {
  /** In place of a value that is not known yet: never bound, because nothing is run without it. */
  private static final Object UNKNOWN = "";

  private final @Nullable List<@Nullable Object> values;
  private final List<Parameter> asked = new ArrayList<>();

  private Parameters(@Nullable List<@Nullable Object> values) {
    this.values = values;
  }

  /** For a statement that is only to be described: its parameters have no values. */
  static Parameters described() {
    return new Parameters(null);
  }

  /**
   * For a statement that is to be run.
   *
   * @param values as JSON knows them, in the order of the question marks
   */
  static Parameters of(List<@Nullable Object> values) {
    return new Parameters(Collections.unmodifiableList(new ArrayList<>(values)));
  }

  /** The typed value of the next parameter. */
  Object take(Parameter parameter, Token token, Coercion coercion) {
    asked.add(parameter);
    int number = asked.size();
    if (values == null) {
      return UNKNOWN;
    }
    String place = token.place() + ", parameter " + number;
    if (number > values.size()) {
      throw ExportError.of(place + ": no value is bound to it.");
    }
    @Nullable Object given = values.get(number - 1);
    if (given == null) {
      throw ExportError.of(
          place + ": null is bound, and nothing equals null. Write is null or is not null.");
    }
    Object fit =
        given instanceof String text ? WhereValue.moment(text, parameter.type().scalar()) : given;
    return coercion.value(fit, parameter.type(), parameter.id(), place);
  }

  /** Whether the statement is only described. */
  boolean areUnknown() {
    return values == null;
  }

  /** Those that were taken, in order. */
  List<Parameter> asked() {
    return List.copyOf(asked);
  }

  /**
   * To be called at the end of the statement.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if there are values for which it
   *     has no parameter
   */
  void checkAllTaken() {
    if (values != null && values.size() > asked.size()) {
      throw ExportError.of(
          values.size()
              + " values are bound, but the statement has "
              + asked.size()
              + (asked.size() == 1 ? " parameter." : " parameters."));
    }
  }
}
