package dev.fraiseql.processor.source;

import java.lang.reflect.Type;

/** A type as it is named in source code. */
public sealed interface TypeName
    permits ClassName, ParameterizedTypeName, ArrayTypeName, WildcardTypeName, PrimitiveTypeName {

  /** The type {@code int}. */
  TypeName INT = new PrimitiveTypeName("int");

  /** The name of a class, a primitive type or an array of these. */
  static TypeName get(Type type) {
    Class<?> loaded = (Class<?>) type;
    if (loaded.isPrimitive()) {
      return new PrimitiveTypeName(loaded.getName());
    }
    return loaded.isArray()
        ? new ArrayTypeName(get(loaded.getComponentType()))
        : ClassName.get(loaded);
  }
}
