package dev.fraiseql.processor.source;

import java.util.Arrays;
import java.util.List;

/**
 * A generic class with type arguments.
 *
 * @param rawType the class
 * @param arguments at least one
 */
public record ParameterizedTypeName(ClassName rawType, List<TypeName> arguments)
    implements TypeName {
  public ParameterizedTypeName {
    arguments = List.copyOf(arguments);
  }

  /** A generic class with these type arguments. */
  public static ParameterizedTypeName get(ClassName rawType, TypeName... arguments) {
    return new ParameterizedTypeName(rawType, List.of(arguments));
  }

  /** A generic class with these type arguments. */
  public static ParameterizedTypeName get(Class<?> rawType, Class<?>... arguments) {
    return new ParameterizedTypeName(
        ClassName.get(rawType), Arrays.stream(arguments).map(TypeName::get).toList());
  }
}
