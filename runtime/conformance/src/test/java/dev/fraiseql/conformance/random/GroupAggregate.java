package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of the rows of a group.
 *
 * @param field the field that it aggregates; null for the count of rows
 * @param function the suffix of its name, such as {@code Sum}; empty for the count of rows
 */
record GroupAggregate(@Nullable ScalarField field, String function) {
  private static final List<String> OF_ORDERED = List.of("Min", "Max", "CountDistinct");

  static final GroupAggregate COUNT = new GroupAggregate(null, "");

  /** The functions of a field for which every database returns the same digits. */
  static List<String> functions(ScalarField field) {
    if (field.column().type().list()) {
      return List.of();
    }
    if (field.isId()) {
      return List.of("CountDistinct");
    }
    return switch (field.column().type().scalar()) {
      case BYTE, SHORT, INT, LONG, DECIMAL -> List.of("Sum", "Avg", "Min", "Max", "CountDistinct");
      case STRING, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, DURATION, FLOAT, DOUBLE ->
          OF_ORDERED;
      case BOOLEAN, UUID, ENUM, BYTES -> List.of("CountDistinct");
      case JSON -> List.of();
    };
  }

  /** All functions of a field, including those whose last digits differ between databases. */
  static List<String> allFunctions(ScalarField field) {
    List<String> functions = new ArrayList<>(functions(field));
    if (isFloat(field)) {
      functions.addAll(List.of("Sum", "Avg"));
    }
    return functions;
  }

  private static boolean isFloat(ScalarField field) {
    Scalar scalar = field.column().type().scalar();
    return !field.column().type().list() && (scalar == Scalar.FLOAT || scalar == Scalar.DOUBLE);
  }

  /** The aggregate of that name; null if there is none. */
  static @Nullable GroupAggregate named(String name, List<FieldModel> declared) {
    if (name.equals("count")) {
      return COUNT;
    }
    for (FieldModel field : declared) {
      if (field instanceof ScalarField scalar) {
        for (String function : allFunctions(scalar)) {
          if (name.equals(scalar.name() + function)) {
            return new GroupAggregate(scalar, function);
          }
        }
      }
    }
    return null;
  }

  String name() {
    return field == null ? "count" : field.name() + function;
  }

  /** The type of its value. */
  ValueType type() {
    return switch (function) {
      case "", "CountDistinct" -> ValueType.of(Scalar.INT);
      case "Sum", "Avg" -> ValueType.decimal(38, 0); // compared by value, regardless of scale
      default -> column();
    };
  }

  private ValueType column() {
    return Objects.requireNonNull(field).column().type();
  }

  @Nullable Object of(List<Row> rows) {
    if (field == null) {
      return (long) rows.size();
    }
    String column = field.column().name();
    List<Object> values = new ArrayList<>();
    for (Row row : rows) {
      Object value = row.get(column);
      if (value != null) {
        values.add(value);
      }
    }
    Comparator<Object> order = (a, b) -> ValueComparison.compare(column(), a, b);
    values.sort(order);
    if (function.equals("CountDistinct")) {
      long distinct = 0;
      for (int i = 0; i < values.size(); i++) {
        distinct += i == 0 || order.compare(values.get(i - 1), values.get(i)) != 0 ? 1 : 0;
      }
      return distinct;
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (function) {
      case "Min" -> values.getFirst();
      case "Max" -> values.getLast();
      default -> isFloat(field) ? approximately(values) : exactly(values);
    };
  }

  private Approximation approximately(List<Object> values) {
    double sum = 0;
    double size = 0;
    for (Object value : values) {
      double number = Double.parseDouble(value.toString());
      sum += number;
      size += Math.abs(number);
    }
    // A float has seven digits, and SQLite stores it as a double.
    double precision = column().scalar() == Scalar.FLOAT ? 1e-6 : 1e-14 * values.size();
    int by = function.equals("Sum") ? 1 : values.size();
    return new Approximation(sum / by, size * precision / by);
  }

  private BigDecimal exactly(List<Object> values) {
    BigDecimal sum =
        values.stream()
            .map(value -> new BigDecimal(value.toString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int scale = column().scalar() == Scalar.DECIMAL ? column().scale() : 0;
    return function.equals("Sum")
        ? sum.setScale(scale)
        : sum.divide(BigDecimal.valueOf(values.size()), scale + 6, RoundingMode.HALF_UP);
  }
}
