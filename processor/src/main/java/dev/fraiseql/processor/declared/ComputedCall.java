package dev.fraiseql.processor.declared;

import java.util.List;

/**
 * How generated code calls the method of a computed field.
 *
 * @param result the form of its result
 * @param names of the parameters, in order
 * @param parameters the form of each
 */
public record ComputedCall(Form result, List<String> names, List<Form> parameters) {
  public ComputedCall {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
  }

  /**
   * The Java type in which a value is passed.
   *
   * @param optional whether it is in an {@code Optional}
   * @param scalarClass the class of the value itself
   */
  public record Form(boolean optional, ScalarClass scalarClass) {}
}
