package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What the single values of a Java type are; an enum or scalar that is asked for is one of the
 * build's.
 */
record ValueTypes(EnumReader enums, ScalarReader scalars) {

  /** The type of the values of a Java type, if it has any. */
  Optional<ValueType> of(TypeMirror type, MemberAnnotations.@Nullable ColumnAnnotation column) {
    if (ScalarReader.isScalar(type)) {
      return scalars.of(type).flatMap(scalar -> of(scalar, column));
    }
    return JavaTypes.enumeration(type)
        .map(element -> ValueType.enumOf(enums.name(element)))
        .or(() -> JavaTypes.scalar(type).map(scalar -> ColumnDigits.of(scalar, column)));
  }

  private static Optional<ValueType> of(
      ScalarDeclaration scalar, MemberAnnotations.@Nullable ColumnAnnotation column) {
    return scalar
        .base()
        .map(base -> ColumnDigits.of(base, column).custom(scalar.name().value(), scalar.isText()));
  }
}
