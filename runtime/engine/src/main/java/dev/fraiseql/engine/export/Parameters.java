package dev.fraiseql.engine.export;

import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Supplies the values of a statement's parameters in order, and records their types. */
final class Parameters {
  /** Stands for a value that is not known. It is never bound, because the statement is not run. */
  private static final Object UNKNOWN = "";

  private final @Nullable List<@Nullable Object> values;
  private final List<Parameter> taken = new ArrayList<>();

  private Parameters(@Nullable List<@Nullable Object> values) {
    this.values = values;
  }

  /** For a statement that is only described: its parameters have no values. */
  static Parameters described() {
    return new Parameters(null);
  }

  /**
   * For a statement that is run.
   *
   * @param values in the Java types of JSON values, in the order of the question marks
   */
  static Parameters of(List<@Nullable Object> values) {
    return new Parameters(Collections.unmodifiableList(new ArrayList<>(values)));
  }

  /** The typed value of the next parameter. */
  Object take(Parameter parameter, Token token, Coercion coercion) {
    taken.add(parameter);
    int number = taken.size();
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

  /** The parameters that were taken, in order. */
  List<Parameter> taken() {
    return List.copyOf(taken);
  }

  /**
   * Checks, at the end of the statement, that no values are left.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if there are more values than
   *     parameters
   */
  void checkAllTaken() {
    if (values != null && values.size() > taken.size()) {
      throw ExportError.of(
          values.size()
              + " values are bound, but the statement has "
              + taken.size()
              + (taken.size() == 1 ? " parameter." : " parameters."));
    }
  }
}
