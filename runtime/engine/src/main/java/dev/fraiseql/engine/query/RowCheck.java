package dev.fraiseql.engine.query;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that a to-one relation repeats, among the rows of one result in their order. Compares
 * primitives where it can, because it runs for each row. Not for several threads.
 */
public final class RowCheck {
  private final Part[] key;
  private final List<KeyCheck.Match> matches;
  private boolean hasPrevious;
  private @Nullable String matched;

  private RowCheck(KeyCheck check) {
    List<KeyCheck.Part> parts = check.key();
    key = new Part[parts.size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = Part.of(parts.get(i).position(), parts.get(i).type());
    }
    matches = check.matches();
  }

  /** The check of one result; null if nothing is to be checked in its rows. */
  public static @Nullable RowCheck of(@Nullable KeyCheck check) {
    return check == null || (check.key().isEmpty() && check.matches().isEmpty())
        ? null
        : new RowCheck(check);
  }

  /** Begins a list: its first row is not compared with the row before. */
  public void beginList() {
    hasPrevious = false;
  }

  /** Whether a key is not unique, by the current row. To be called for each row, once. */
  public boolean finds(Row row) throws SQLException {
    for (KeyCheck.Match match : matches) {
      if (row.int64(match.position()) > 1) {
        matched = match.type();
        return true;
      }
    }
    boolean same = hasPrevious;
    boolean isPresent = false;
    for (Part part : key) {
      same &= part.isSame(row);
      isPresent |= !part.isNull;
    }
    hasPrevious = true;
    return same && isPresent;
  }

  /** The GraphQL name of the type whose key is not unique; null if it may be one of several. */
  @Nullable String matched() {
    return matched;
  }

  /** A part of the key of the previous row. */
  private abstract static class Part {
    final int position;
    boolean isNull;

    Part(int position) {
      this.position = position;
    }

    static Part of(int position, ValueType type) {
      return switch (type.scalar()) {
        case BYTE, SHORT, INT, LONG, DURATION ->
            new NumberPart(position, row -> row.int64(position));
        case BOOLEAN -> new NumberPart(position, row -> row.bool(position) ? 1 : 0);
        case INSTANT -> new NumberPart(position, row -> row.instant(position));
        case LOCAL_DATE_TIME -> new NumberPart(position, row -> row.localDateTime(position));
        case LOCAL_DATE -> new NumberPart(position, row -> row.localDate(position));
        case LOCAL_TIME -> new NumberPart(position, row -> row.localTime(position));
        case STRING, ENUM -> new TextPart(position);
        case UUID -> new UuidPart(position);
        case DECIMAL -> new DecimalPart(position, type);
        case FLOAT, DOUBLE, BYTES, JSON -> throw new IllegalArgumentException("no key: " + type);
      };
    }

    /** Reads the value of a row and keeps it. Returns whether it is the one kept before. */
    final boolean isSame(Row row) throws SQLException {
      boolean wasNull = isNull;
      try {
        boolean same = read(row);
        isNull = row.nullable();
        return isNull ? wasNull : same && !wasNull;
      } catch (FieldError e) {
        // A value that is not of the type: its field is an error of its own, if it is selected.
        isNull = true;
        return false;
      }
    }

    /** Reads the value of a row and keeps it. Returns whether it equals the one kept before. */
    abstract boolean read(Row row) throws SQLException;
  }

  /** Reads a value as a number. */
  @FunctionalInterface
  private interface NumberReader {
    long read(Row row) throws SQLException;
  }

  private static final class NumberPart extends Part {
    private final NumberReader reader;
    private long value;

    NumberPart(int position, NumberReader reader) {
      super(position);
      this.reader = reader;
    }

    @Override
    boolean read(Row row) throws SQLException {
      long before = value;
      value = reader.read(row);
      return value == before;
    }
  }

  private static final class TextPart extends Part {
    private byte[] value = new byte[32];
    private int length;

    TextPart(int position) {
      super(position);
    }

    @Override
    boolean read(Row row) throws SQLException {
      Slice text = row.string(position);
      int from = text.from();
      int to = from + text.length();
      if (Arrays.equals(value, 0, length, text.array(), from, to)) {
        return true;
      }
      length = text.length();
      if (length > value.length) {
        value = new byte[2 * length];
      }
      System.arraycopy(text.array(), from, value, 0, length);
      return false;
    }
  }

  private static final class UuidPart extends Part {
    private long high;
    private long low;

    UuidPart(int position) {
      super(position);
    }

    @Override
    boolean read(Row row) throws SQLException {
      Uuid uuid = row.uuid(position);
      boolean same = uuid.high() == high && uuid.low() == low;
      high = uuid.high();
      low = uuid.low();
      return same;
    }
  }

  private static final class DecimalPart extends Part {
    private final ValueType type;
    private BigDecimal value = BigDecimal.ZERO;

    DecimalPart(int position, ValueType type) {
      super(position);
      this.type = type;
    }

    @Override
    boolean read(Row row) throws SQLException {
      BigDecimal before = value;
      value = row.decimal(position, type.precision(), type.scale()).toBigDecimal();
      return value.compareTo(before) == 0;
    }
  }
}
