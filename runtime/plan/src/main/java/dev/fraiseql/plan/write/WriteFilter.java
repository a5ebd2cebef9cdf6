package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.BadInput;
import dev.fraiseql.plan.bind.Operator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rejects conditions of updates and deletes that every row meets, whatever the data is, so that no
 * mistake writes all rows of a table. A condition that no row meets is allowed.
 */
public final class WriteFilter {
  private final Model model;

  private WriteFilter(Model model) {
    this.model = model;
  }

  /** What a condition says of a row without looking at it. */
  private enum Truth {
    ALWAYS,
    NEVER,
    DEPENDS;

    Truth negated() {
      return switch (this) {
        case ALWAYS -> NEVER;
        case NEVER -> ALWAYS;
        case DEPENDS -> DEPENDS;
      };
    }

    static Truth all(Stream<Truth> parts) {
      return combined(parts.toList(), ALWAYS);
    }

    static Truth any(Stream<Truth> parts) {
      return combined(parts.toList(), NEVER);
    }

    /**
     * Of parts that decide nothing if they are neutral, and everything if they are its negation.
     */
    private static Truth combined(List<Truth> parts, Truth neutral) {
      if (parts.contains(neutral.negated())) {
        return neutral.negated();
      }
      return parts.contains(DEPENDS) ? DEPENDS : neutral;
    }

    /** What remains if the condition is about a row that may not be there. */
    Truth ifThere() {
      return this == NEVER ? NEVER : DEPENDS;
    }
  }

  /**
   * Checks a condition.
   *
   * @param where the argument, without variables
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if every row meets it
   */
  public static void check(Model model, TypeModel type, @Nullable Object where) {
    if (new WriteFilter(model).object(type.fields(), where) == Truth.ALWAYS) {
      throw BadInput.at(
              "where",
              "every row meets this condition, whatever the data is. To mean all rows, compare the"
                  + " key, as in {"
                  + type.key().getFirst().name()
                  + ": {isNull: false}}.")
          .with("field", "where");
    }
  }

  private Truth object(List<FieldModel> fields, @Nullable Object condition) {
    return condition == null
        ? Truth.ALWAYS
        : entries(condition, (key, value) -> entry(fields, key, value));
  }

  private Truth entry(List<FieldModel> fields, String key, @Nullable Object value) {
    return switch (key) {
      case "_and" -> Truth.all(items(value).map(item -> object(fields, item)));
      case "_or" -> Truth.any(items(value).map(item -> object(fields, item)));
      case "_not" -> object(fields, value).negated();
      default ->
          fields.stream()
              .filter(field -> field.name().equals(key))
              .findFirst()
              .map(field -> onField(field, value))
              .orElse(Truth.DEPENDS); // An unknown key is another error.
    };
  }

  private Truth onField(FieldModel field, @Nullable Object value) {
    return switch (field) {
      case ScalarField scalar ->
          entries(value, (key, operand) -> operator(scalar.column(), key, operand));
      case EmbeddedField embedded -> object(embedded.fields(), value);
      case ToOneField toOne -> {
        List<FieldModel> target = model.type(toOne.target()).fields();
        yield entries(value, (key, part) -> entry(target, key, part).ifThere());
      }
      case ToManyField toMany -> {
        List<FieldModel> target = model.type(toMany.target()).fields();
        yield entries(value, (key, part) -> ofMany(key, object(target, part)));
      }
    };
  }

  private static Truth ofMany(String key, Truth condition) {
    return switch (key) {
      case "some" -> condition.ifThere();
      case "none" -> condition.ifThere().negated();
      case "every" -> condition.negated().ifThere().negated();
      default -> Truth.DEPENDS;
    };
  }

  /** An empty list decides without the data, but for a column that may be null. */
  private static Truth operator(Column column, String key, @Nullable Object operand) {
    if (!(operand instanceof List<?> list && list.isEmpty())) {
      return Truth.DEPENDS;
    }
    if (key.equals(Operator.IN.key())) {
      return Truth.NEVER;
    }
    if (key.equals(Operator.NIN.key())) {
      return Truth.ALWAYS;
    }
    if (column.nullable() || !column.type().list()) {
      return Truth.DEPENDS;
    }
    return key.equals(Operator.HAS.key())
        ? Truth.ALWAYS
        : key.equals(Operator.OVERLAPS.key()) ? Truth.NEVER : Truth.DEPENDS;
  }

  /** Judges one key of an object and its value. */
  @FunctionalInterface
  private interface Entry {
    Truth of(String key, @Nullable Object value);
  }

  private static Truth entries(@Nullable Object object, Entry entry) {
    if (!(object instanceof Map<?, ?> map)) {
      return Truth.DEPENDS;
    }
    return Truth.all(
        map.entrySet().stream().map(each -> entry.of((String) each.getKey(), each.getValue())));
  }

  private static Stream<?> items(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
  }
}
