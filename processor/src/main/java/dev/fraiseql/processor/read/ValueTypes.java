package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Marks;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What the single values of a Java type are; an enum that is asked for is one of the build's. */
record ValueTypes(EnumReader enums) {

  /** The type of the values of a Java type, if it has any. */
  Optional<ValueType> of(TypeMirror type, Marks.@Nullable ColumnMark column) {
    return JavaTypes.enumeration(type)
        .map(element -> ValueType.enumOf(enums.name(element)))
        .or(() -> JavaTypes.scalar(type).map(scalar -> Digits.of(scalar, column)));
  }
}
