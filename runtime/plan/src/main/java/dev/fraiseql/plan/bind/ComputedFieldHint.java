package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;

/** Explains that a computed field cannot be used in an input. */
public final class ComputedFieldHint {
  private static final List<String> INPUTS =
      List.of("WhereInput", "ToOneFilter", "OrderByInput", "GroupByInput");

  private ComputedFieldHint() {}

  /** A sentence with a leading space; empty if the type has no computed field of that name. */
  public static Optional<String> sentence(TypeModel type, String key) {
    return type.computed().stream().anyMatch(field -> field.name().equals(key))
        ? Optional.of(
            " A method computes " + key + ", so rows cannot be filtered, sorted or grouped by it.")
        : Optional.empty();
  }

  /**
   * The same by the name of the input type.
   *
   * @param inputType the GraphQL name of any input type
   */
  public static Optional<String> sentence(Model model, String inputType, String key) {
    return INPUTS.stream()
        .filter(inputType::endsWith)
        .map(suffix -> inputType.substring(0, inputType.length() - suffix.length()))
        .flatMap(name -> model.findType(name).stream())
        .flatMap(type -> sentence(type, key).stream())
        .findFirst();
  }
}
