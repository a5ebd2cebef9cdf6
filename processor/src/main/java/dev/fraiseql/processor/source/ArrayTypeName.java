package dev.fraiseql.processor.source;

/**
 * An array type.
 *
 * @param component the type of its elements
 */
public record ArrayTypeName(TypeName component) implements TypeName {

  /** The type of arrays of a type. */
  public static ArrayTypeName of(TypeName component) {
    return new ArrayTypeName(component);
  }

  /** The type of arrays of a class or primitive type. */
  public static ArrayTypeName of(Class<?> component) {
    return new ArrayTypeName(TypeName.get(component));
  }
}
