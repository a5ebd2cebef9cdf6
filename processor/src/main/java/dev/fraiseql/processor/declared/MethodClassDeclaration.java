package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class with methods that are root fields.
 *
 * @param packageName empty for the unnamed package
 * @param javaClass its canonical name
 * @param annotation the simple name of the first annotation on it or its methods
 * @param objection why generated code cannot have an instance, and what to do; null if it can
 * @param isCreated whether it has a constructor without parameters that its package can call
 * @param methods in the order of declaration
 */
public record MethodClassDeclaration(
    String packageName,
    String javaClass,
    String annotation,
    @Nullable String objection,
    boolean isCreated,
    List<MethodDeclaration> methods,
    Origin origin) {
  public MethodClassDeclaration {
    methods = List.copyOf(methods);
  }

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }
}
