package dev.fraiseql.server.flightsql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.validate.ValidateUtil.ValidateException;
import org.apache.arrow.vector.validate.ValidateVectorBufferVisitor;

/**
 * Looks at what a client sent before a value is read out of it: Arrow reads without checking
 * bounds, and offsets that point elsewhere would read what is none of the client's business.
 *
 * <p>Arrow's own check of values is of no use here: it takes a decimal of all the digits that its
 * type has for one too many.
 */
final class BatchCheck {
  private static final int LONGEST = 1_000_000;

  private BatchCheck() {}

  /**
   * Checks a vector, and those in it.
   *
   * @throws RequestException BAD_USER_INPUT if it is damaged, or of a type that no parameter has
   */
  static void check(FieldVector vector) {
    try {
      vector.accept(new ValidateVectorBufferVisitor(), null);
    } catch (ValidateException | UnsupportedOperationException e) {
      throw damaged(vector);
    }
    offsets(vector);
  }

  private static void offsets(FieldVector vector) {
    int rows = vector.getValueCount();
    switch (vector) {
      case BaseFixedWidthVector fixed -> {}
      case NullVector nulls -> {}
      case BaseVariableWidthVector texts ->
          rise(vector, rows, Integer.BYTES, texts.getDataBuffer().capacity());
      case BaseLargeVariableWidthVector texts ->
          rise(vector, rows, Long.BYTES, texts.getDataBuffer().capacity());
      case ListVector list -> {
        rise(vector, rows, Integer.BYTES, list.getDataVector().getValueCount());
        offsets(list.getDataVector());
      }
      case LargeListVector list -> {
        rise(vector, rows, Long.BYTES, list.getDataVector().getValueCount());
        offsets(list.getDataVector());
      }
      case StructVector struct -> {
        for (FieldVector child : struct.getChildrenFromFields()) {
          if (child.getValueCount() < rows) {
            throw damaged(vector);
          }
          offsets(child);
        }
      }
      default ->
          throw new RequestException(
              ErrorCode.BAD_USER_INPUT,
              "Parameter column " + name(vector) + " is of a type that no parameter has.");
    }
  }

  /** Offsets begin at 0 or behind, never fall, and end at or before the end of what they cut. */
  private static void rise(FieldVector vector, int rows, int width, long end) {
    ArrowBuf offsets = vector.getOffsetBuffer();
    if (rows == 0) {
      return;
    }
    if (rows > LONGEST || offsets.capacity() < (rows + 1L) * width) {
      throw damaged(vector);
    }
    long before = 0;
    for (int i = 0; i <= rows; i++) {
      long offset =
          width == Long.BYTES
              ? offsets.getLong((long) i * width)
              : offsets.getInt((long) i * width);
      if (offset < before || offset > end) {
        throw damaged(vector);
      }
      before = offset;
    }
  }

  private static RequestException damaged(FieldVector vector) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT, "Parameter column " + name(vector) + " is damaged.");
  }

  private static String name(FieldVector vector) {
    String name = String.valueOf(vector.getName());
    return "\"" + (name.length() > 60 ? name.substring(0, 60) + "..." : name) + "\"";
  }
}
