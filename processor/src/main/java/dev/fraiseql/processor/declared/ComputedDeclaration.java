package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method annotated with {@code @Computed}.
 *
 * @param result what it gives, under its name
 * @param objection why it cannot be called with values of a row, and what to do; null if it can
 * @param call how it is called
 * @param parameters in order
 */
public record ComputedDeclaration(
    MemberDeclaration result,
    @Nullable String objection,
    ComputedCall call,
    List<Parameter> parameters) {
  public ComputedDeclaration {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter, which stands for a field of the class.
   *
   * @param javaType as people write it
   * @param type what its values are, without digits; null if it is no single value
   * @param nullable whether it may be null, or is an {@code Optional}
   */
  public record Parameter(
      String name, String javaType, @Nullable ValueType type, boolean nullable, Origin origin) {}
}
