package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;

/**
 * The observers of a build.
 *
 * @param classes sorted by their names
 * @param strays actions outside of them
 */
public record Observers(List<ObserverDeclaration> classes, List<Stray> strays) {
  /** None. */
  public static final Observers NONE = new Observers(List.of(), List.of());

  public Observers {
    classes = List.copyOf(classes);
    strays = List.copyOf(strays);
  }

  /**
   * An action whose class is no observer.
   *
   * @param place the class or method that has it
   * @param annotation its simple name
   * @param javaClass the simple name of the class
   */
  public record Stray(String place, String annotation, String javaClass, Origin origin) {}

  /** Whether javac knows every type in them. */
  boolean isResolved() {
    return classes.stream()
        .allMatch(each ->
            !each.entity().value().isEmpty()
                && each.handlers().stream()
                    .flatMap(handler -> handler.parameters().stream())
                    .noneMatch(parameter ->
                        parameter.kind() == HandlerDeclaration.ParameterKind.UNRESOLVED));
  }
}
