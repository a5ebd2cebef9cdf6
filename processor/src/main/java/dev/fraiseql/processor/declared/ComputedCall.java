package dev.fraiseql.processor.declared;

import java.util.List;

/**
 * How values get into a computed field's method, and its value out.
 *
 * @param result the form of what it returns
 * @param names of the parameters, in order
 * @param parameters the form of each
 */
public record ComputedCall(Form result, List<String> names, List<Form> parameters) {
  public ComputedCall {
    names = List.copyOf(names);
    parameters = List.copyOf(parameters);
  }

  /**
   * In which of the Java types that mean the same a value is passed.
   *
   * @param optional in an {@code Optional}
   * @param offset as an {@code OffsetDateTime}, not as an {@code Instant}
   */
  public record Form(boolean optional, boolean offset) {}
}
