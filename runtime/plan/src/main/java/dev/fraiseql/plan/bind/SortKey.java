package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/**
 * One thing to sort by.
 *
 * @param path the to-one relations to go through first, outermost first
 * @param target what to sort by at their end
 * @param direction which way
 */
public record SortKey(List<ToOneField> path, Target target, Direction direction) {
  public SortKey {
    path = List.copyOf(path);
  }

  /** The same key from the end of its order to its front. */
  public SortKey reversed() {
    return new SortKey(path, target, direction.reversed());
  }

  /** The type of its values. */
  public ValueType type() {
    return switch (target) {
      case Target.Value(Column column) -> column.type();
      case Target.Count count -> ValueType.of(Scalar.LONG);
    };
  }

  /** Whether a row may have no value to be sorted by. */
  public boolean nullable() {
    return !path.isEmpty() || (target instanceof Target.Value(Column column) && column.nullable());
  }

  /** What the rows at the end of a path are sorted by. */
  public sealed interface Target {

    /** A column of theirs. */
    record Value(Column column) implements Target {}

    /** How many rows belong to them. */
    record Count(ToManyField relation) implements Target {}
  }

  /**
   * The values of the enum {@code SortDirection}. Nulls come last ascending and first descending
   * unless it says otherwise.
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

    /** The same order from its end to its front. */
    public Direction reversed() {
      return switch (this) {
        case ASC, ASC_NULLS_LAST -> DESC_NULLS_FIRST;
        case DESC, DESC_NULLS_FIRST -> ASC_NULLS_LAST;
        case ASC_NULLS_FIRST -> DESC_NULLS_LAST;
        case DESC_NULLS_LAST -> ASC_NULLS_FIRST;
      };
    }

    /** Greatest first. */
    public boolean descending() {
      return descending;
    }

    /** Nulls before all values. */
    public boolean nullsFirst() {
      return nullsFirst;
    }
  }
}
