package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The precision and scale of decimals and durations, from {@code @Column} or by default. */
final class ColumnDigits {
  private static final int PRECISION = 18;
  private static final int SCALE = 6;

  private ColumnDigits() {}

  /** The type of a scalar's values, sensible or not: that is for a rule to say. */
  static ValueType of(Scalar scalar, @Nullable ColumnAnnotation column) {
    return switch (scalar) {
      case DECIMAL -> column == null ? ValueType.decimal(PRECISION, SCALE) : decimal(column);
      case DURATION -> ValueType.duration(column == null ? 6 : scale(column.unit().value()));
      default -> ValueType.of(scalar);
    };
  }

  private static ValueType decimal(ColumnAnnotation column) {
    int precision = column.precision().value();
    int scale = column.scale().value();
    // 0 and -1 are the defaults of the annotation.
    boolean anyPrecision = precision == 0;
    boolean anyScale = scale == -1;
    int defaultScale = anyPrecision ? SCALE : 0;
    return ValueType.decimal(anyPrecision ? PRECISION : precision, anyScale ? defaultScale : scale);
  }

  private static int scale(String unit) {
    return switch (ChronoUnit.valueOf(unit)) {
      case SECONDS -> 0;
      case MILLIS -> 3;
      default -> 6;
    };
  }
}
