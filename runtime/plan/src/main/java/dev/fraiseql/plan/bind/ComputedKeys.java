package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;

/** Says why a field that a method computes is no key of an input. */
public final class ComputedKeys {
  private static final List<String> INPUTS =
      List.of("WhereInput", "ToOneFilter", "OrderByInput", "GroupByInput");

  private ComputedKeys() {}

  /**
   * A sentence with a space before it; empty if nothing of that name is computed.
   *
   * @param type whose field the key was meant to be
   */
  public static Optional<String> sentence(TypeModel type, String key) {
    return type.computed().stream().anyMatch(field -> field.name().equals(key))
        ? Optional.of(
            " A method computes " + key + ", so rows cannot be filtered, sorted or grouped by it.")
        : Optional.empty();
  }

  /**
   * The same for a key of an input type.
   *
   * @param inputType the name of any input type in GraphQL
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
