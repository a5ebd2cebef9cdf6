package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;

/**
 * A Java enum that some member's values are of.
 *
 * @param packageName empty for the unnamed package
 * @param values where each of the model's values is declared, in its order
 * @param origin its declaration
 */
public record EnumDeclaration(
    EnumModel model, String packageName, List<Origin> values, Origin origin) {
  public EnumDeclaration {
    values = List.copyOf(values);
  }
}
