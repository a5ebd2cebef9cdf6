package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Aggregate;
import java.util.List;

/**
 * One sort key.
 *
 * @param path the to-one relations that lead to the target, outermost first
 * @param target what the rows are sorted by
 * @param direction ascending or descending, and where nulls are placed
 */
public record SortKey(List<ToOneField> path, Target target, Direction direction) {
  public SortKey {
    path = List.copyOf(path);
  }

  /** The same key in the opposite direction. */
  public SortKey reversed() {
    return new SortKey(path, target, direction.reversed());
  }

  /** The type of the sort values. */
  public ValueType type() {
    return switch (target) {
      case Target.Value(Column column) -> column.type();
      case Target.Count count -> ValueType.of(Scalar.LONG);
      case Target.Result(var relation, Aggregate aggregate) -> aggregate.column().type();
    };
  }

  /** Whether the sort value of a row may be null. */
  public boolean nullable() {
    return !path.isEmpty()
        || switch (target) {
          case Target.Value(Column column) -> column.nullable();
          case Target.Count count -> false;
          case Target.Result(var relation, Aggregate aggregate) -> aggregate.column().nullable();
        };
  }

  /** What rows are sorted by. */
  public sealed interface Target {

    /** A column. */
    record Value(Column column) implements Target {}

    /** The number of rows of a to-many relation. */
    record Count(ToManyField relation) implements Target {}

    /** A function of a field of the rows of a to-many relation. */
    record Result(ToManyField relation, Aggregate aggregate) implements Target {}
  }

  /**
   * The values of the enum {@code SortDirection}. By default nulls are last if ascending and first
   * if descending.
   */
  public enum Direction {
    ASC(false, false),
    DESC(true, true),
    ASC_NULLS_FIRST(false, true),
    ASC_NULLS_LAST(false, false),
    DESC_NULLS_FIRST(true, true),
    DESC_NULLS_LAST(true, false);

    private final boolean descending;
    private final boolean nullsFirst;

    Direction(boolean descending, boolean nullsFirst) {
      this.descending = descending;
      this.nullsFirst = nullsFirst;
    }

    /** The opposite direction. */
    public Direction reversed() {
      return switch (this) {
        case ASC, ASC_NULLS_LAST -> DESC_NULLS_FIRST;
        case DESC, DESC_NULLS_FIRST -> ASC_NULLS_LAST;
        case ASC_NULLS_FIRST -> DESC_NULLS_LAST;
        case DESC_NULLS_LAST -> ASC_NULLS_FIRST;
      };
    }

    /** Whether the greatest value is first. */
    public boolean descending() {
      return descending;
    }

    /** Whether nulls are before all values. */
    public boolean nullsFirst() {
      return nullsFirst;
    }
  }
}
