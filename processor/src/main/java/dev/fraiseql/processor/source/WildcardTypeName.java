package dev.fraiseql.processor.source;

/**
 * A type argument {@code ? extends T}.
 *
 * @param bound T
 */
public record WildcardTypeName(TypeName bound) implements TypeName {

  /** Any type that extends a class. */
  public static WildcardTypeName subtypeOf(Class<?> bound) {
    return new WildcardTypeName(TypeName.get(bound));
  }
}
