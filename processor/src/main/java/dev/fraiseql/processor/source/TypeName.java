package dev.fraiseql.processor.source;

/** A type as it is named in source code. */
public sealed interface TypeName
    permits ClassName, ParameterizedTypeName, ArrayTypeName, PrimitiveTypeName {

  /** The type {@code int}. */
  TypeName INT = new PrimitiveTypeName("int");

  /** The name of a class, a primitive type or an array of these. */
  static TypeName get(Class<?> type) {
    if (type.isPrimitive()) {
      return new PrimitiveTypeName(type.getName());
    }
    return type.isArray() ? new ArrayTypeName(get(type.getComponentType())) : ClassName.get(type);
  }
}
