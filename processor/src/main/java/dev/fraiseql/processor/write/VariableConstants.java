package dev.fraiseql.processor.write;

import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The constants that number the variables of an operation, as far as its class needs them. */
final class VariableConstants {
  private final List<String> names = new ArrayList<>();
  private final SortedSet<Integer> used = new TreeSet<>();

  /**
   * Constants for variables.
   *
   * @param taken the names of the other constants of the class
   */
  VariableConstants(List<Variable> variables, List<String> taken) {
    for (Variable variable : variables) {
      String name = Names.constant(variable.name());
      while (taken.contains(name) || names.contains(name)) {
        name += "_";
      }
      names.add(name);
    }
  }

  /** The constant of a variable, which is one of {@link #fields} from now on. */
  CodeBlock reference(int variable) {
    used.add(variable);
    return CodeBlock.of("$L", names.get(variable));
  }

  /** The constants that were referred to. */
  List<FieldSpec> fields() {
    return used.stream()
        .map(variable ->
            FieldSpec.builder(
                    int.class,
                    names.get(variable),
                    Modifier.PRIVATE,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .initializer("$L", variable)
                .build())
        .toList();
  }
}
