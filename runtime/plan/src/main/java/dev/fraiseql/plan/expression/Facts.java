package dev.fraiseql.plan.expression;

import dev.fraiseql.contract.event.CodePoints;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.expression.Expression.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for the value of a field that is not null. */
final class Facts {
  private final Column column;
  private final List<Object> excluded = new ArrayList<>();
  private @Nullable List<Object> allowed;
  private @Nullable Bound least;
  private @Nullable Bound most;

  /**
   * A bound of a value.
   *
   * @param inclusive whether the value may equal it
   */
  private record Bound(Object value, boolean inclusive) {}

  Facts(Column column) {
    this.column = column;
    ValueType type = column.type();
    switch (type.scalar()) {
      case BYTE -> between(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> between(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> between(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> between(Long.MIN_VALUE, Long.MAX_VALUE);
      case DECIMAL -> {
        BigDecimal largest =
            BigDecimal.TEN
                .pow(type.precision())
                .subtract(BigDecimal.ONE)
                .movePointLeft(type.scale());
        least = new Bound(largest.negate(), true);
        most = new Bound(largest, true);
      }
      default -> {
        // Other types are not bounded.
      }
    }
  }

  private void between(long lowest, long highest) {
    least = new Bound(BigDecimal.valueOf(lowest), true);
    most = new Bound(BigDecimal.valueOf(highest), true);
  }

  /** Adds a comparison with a constant. */
  void add(Comparison operator, Object value) {
    switch (operator) {
      case EQUAL -> oneOf(List.of(value));
      case NOT_EQUAL -> excluded.add(value);
      case LESS -> atMost(new Bound(value, false));
      case LESS_OR_EQUAL -> atMost(new Bound(value, true));
      case GREATER -> atLeast(new Bound(value, false));
      case GREATER_OR_EQUAL -> atLeast(new Bound(value, true));
    }
  }

  /** Adds that the value is one of several. */
  void oneOf(List<Object> values) {
    List<Object> before = allowed;
    allowed =
        before == null
            ? List.copyOf(values)
            : before.stream()
                .filter(each -> values.stream().anyMatch(value -> compare(each, value) == 0))
                .toList();
  }

  private void atMost(Bound bound) {
    int order = most == null ? -1 : compare(bound.value(), most.value());
    if (order < 0 || (order == 0 && !bound.inclusive())) {
      most = bound;
    }
  }

  private void atLeast(Bound bound) {
    int order = least == null ? 1 : compare(bound.value(), least.value());
    if (order > 0 || (order == 0 && !bound.inclusive())) {
      least = bound;
    }
  }

  /** Whether there is such a value. */
  boolean isPossible() {
    if (allowed != null) {
      return allowed.stream().anyMatch(this::isAllowed);
    }
    if (column.type().scalar() == Scalar.BOOLEAN) {
      return isAllowed(true) || isAllowed(false);
    }
    if (least == null || most == null) {
      return true;
    }
    Bound low = steps() ? stepUp(least) : least;
    Bound high = steps() ? stepDown(most) : most;
    int order = compare(low.value(), high.value());
    return order < 0
        || (order == 0 && low.inclusive() && high.inclusive() && isAllowed(low.value()));
  }

  private boolean isAllowed(Object value) {
    return isOfColumn(value)
        && excluded.stream().noneMatch(each -> compare(each, value) == 0)
        && (least == null || isWithin(compare(value, least.value()), least))
        && (most == null || isWithin(compare(most.value(), value), most));
  }

  private static boolean isWithin(int order, Bound bound) {
    return order > 0 || (order == 0 && bound.inclusive());
  }

  /** Whether the column can have the value, apart from bounds. */
  private boolean isOfColumn(Object value) {
    return switch (value) {
      case BigDecimal number -> !steps() || number.stripTrailingZeros().scale() <= scale();
      case String text ->
          column.length() == 0 || text.codePointCount(0, text.length()) <= column.length();
      default -> true;
    };
  }

  /** Whether values are whole multiples of a unit. */
  private boolean steps() {
    Scalar scalar = column.type().scalar();
    return scalar.isInteger() || scalar == Scalar.DECIMAL;
  }

  private int scale() {
    return column.type().scalar() == Scalar.DECIMAL ? column.type().scale() : 0;
  }

  private Bound stepUp(Bound bound) {
    BigDecimal value = (BigDecimal) bound.value();
    BigDecimal next = value.setScale(scale(), RoundingMode.CEILING);
    boolean excludes = !bound.inclusive() && next.compareTo(value) == 0;
    return new Bound(excludes ? next.add(unit()) : next, true);
  }

  private Bound stepDown(Bound bound) {
    BigDecimal value = (BigDecimal) bound.value();
    BigDecimal next = value.setScale(scale(), RoundingMode.FLOOR);
    boolean excludes = !bound.inclusive() && next.compareTo(value) == 0;
    return new Bound(excludes ? next.subtract(unit()) : next, true);
  }

  private BigDecimal unit() {
    return BigDecimal.ONE.movePointLeft(scale());
  }

  /** The order of two values of the field. */
  @SuppressWarnings("unchecked") // all values of a field have one class
  private static int compare(Object left, Object right) {
    return left instanceof String text
        ? CodePoints.compare(text, (String) right)
        : ((Comparable<Object>) left).compareTo(right);
  }
}
