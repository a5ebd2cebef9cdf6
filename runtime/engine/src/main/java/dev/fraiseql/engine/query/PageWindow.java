package dev.fraiseql.engine.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CursorPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import org.jspecify.annotations.Nullable;

/**
 * The page of a connection that a request selects.
 *
 * @param backward whether it is read from the end
 * @param wanted the maximum number of rows; {@code Long.MAX_VALUE} for no maximum
 * @param after whether it begins after a cursor
 * @param before whether it ends before a cursor
 */
public record PageWindow(boolean backward, long wanted, boolean after, boolean before) {

  /**
   * Reads the arguments of a connection.
   *
   * @throws RequestException BAD_USER_INPUT if both {@code first} and {@code last} are given, or a
   *     number is negative; LIMIT_EXCEEDED if a number is above the cap
   */
  static PageWindow of(CursorPagination window, Values values, PageCap cap) {
    Object first = given(window.first(), values);
    Object last = given(window.last(), values);
    if (first != null && last != null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "first and last exclude each other: a page has one of them.");
    }
    boolean backward = last != null;
    return new PageWindow(
        backward,
        backward ? rows(last, "last", cap) : rows(first, "first", cap),
        given(window.after(), values) != null,
        given(window.before(), values) != null);
  }

  private static long rows(@Nullable Object given, String argument, PageCap cap) {
    if (!(given instanceof Number number)) {
      return Long.MAX_VALUE;
    }
    if (number.longValue() < 0) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, argument + ": " + number + " is negative.");
    }
    if (number.longValue() > cap.rows()) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          argument
              + ": a page has at most "
              + cap.rows()
              + " rows here, but "
              + number
              + " are asked for.");
    }
    return number.longValue();
  }

  /** The value of an argument; null if it is absent or null. */
  static @Nullable Object given(@Nullable Operand operand, Values values) {
    return switch (operand) {
      case null -> null;
      case Operand.Constant(Object constant) -> constant;
      case Operand.Variable(int index) -> values.isAbsent(index) ? null : values.get(index);
      case Operand.KeyPart part -> throw new IllegalArgumentException(part + " is no argument");
      case Operand.ParentKey part -> throw new IllegalArgumentException(part + " is no argument");
      case Operand.Place place -> throw new IllegalArgumentException(place + " is no argument");
      case Operand.RowValue value -> throw new IllegalArgumentException(value + " is no argument");
      case Operand.Unmade value -> throw new IllegalArgumentException(value + " is no argument");
    };
  }

  /** Whether the page has a maximum number of rows. */
  public boolean isLimited() {
    return wanted != Long.MAX_VALUE;
  }
}
