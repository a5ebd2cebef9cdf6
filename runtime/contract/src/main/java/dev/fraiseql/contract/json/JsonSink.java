package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON being written into one growing array of UTF-8.
 *
 * <p>Commas belong to the keys that the caller passes ({@link Selection#key}), so this class keeps
 * no nesting.
 *
 * <p><b>Child levels.</b> Lists of a to-many relation are not written in place: {@link #children}
 * leaves a <em>hole</em>, and notes the row with the collector of that child level. When the rows
 * of the child level are there, written to a sink of its own, the engine puts the two together with
 * {@link #copyRange}.
 *
 * <p><b>Nulls for errors.</b> A {@link FieldError} nulls the nearest nullable object around it. One
 * that is met while the row is written is caught by the generated writer: {@link #openNullable} and
 * {@link #nullInstead}. One that is found later, in a child level, nulls an object that has long
 * been written: {@link #nullAround}.
 *
 * <p>Not for use by several threads at once.
 */
public final class JsonSink {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer;
  private int size;
  private @Nullable Holes holes;
  private final List<NulledField> errors = new ArrayList<>();

  /** An empty sink with room for so many bytes. */
  public JsonSink(int capacity) {
    buffer = new byte[Math.max(capacity, 64)];
  }

  /**
   * Says who collects the keys of each child level, and so that {@link #children} may be called.
   * None: no child levels.
   */
  public void collectInto(ParentKeys[] collectors) {
    holes = collectors.length == 0 ? null : new Holes(collectors);
  }

  /**
   * Leaves a hole, to be filled with the rows of a child level that belong to the current row. The
   * key has been written.
   *
   * @param child the place among the collectors
   */
  public void children(int child, ResultSet row) throws SQLException {
    kept().add(size, child, row);
  }

  /**
   * Begins a nullable object, which the caller writes next and then either {@link #closeNullable
   * closes} or replaces by null.
   *
   * @return the mark to give to {@link #nullInstead}
   */
  public int openNullable() {
    if (holes != null) {
      holes.open(size);
    }
    return size;
  }

  /** Ends the nullable object that was opened last. */
  public void closeNullable() {
    if (holes != null) {
      holes.close(size);
    }
  }

  /**
   * Replaces a nullable value, or the nullable object that was opened last, by null and notes why.
   *
   * @param mark where it began
   * @param error what happened within it
   * @param selection the selection that has the object as its entry {@code entry}
   */
  public void nullInstead(int mark, FieldError error, Selection selection, int entry) {
    rewind(mark);
    errors.add(new NulledField(error, selection, entry, mark));
    nullValue();
  }

  /**
   * Ends a field that failed: with null, if it may be null, and the error noted. Whoever writes the
   * object goes on with the next field.
   *
   * @param mark where its value began
   * @param error what happened
   * @param selection the selection that has the field as its entry {@code entry}
   * @throws FieldError if it must not be null: the error, with the field in its path
   */
  public void nullOrThrow(int mark, FieldError error, Selection selection, int entry) {
    if (!selection.entries().get(entry).nullable()) {
      throw error.within(selection.name(entry));
    }
    nullInstead(mark, error, selection, entry);
  }

  /** The fields that became null while they were written, by offset. */
  public List<NulledField> errors() {
    return errors.isEmpty() ? List.of() : Collections.unmodifiableList(errors);
  }

  /**
   * Forgets everything written at or behind an offset: the bytes, the holes, the parents collected
   * and the errors noted.
   */
  public void rewind(int offset) {
    size = offset;
    if (holes != null) {
      holes.rewind(offset);
    }
    while (!errors.isEmpty() && errors.getLast().offset() >= offset) {
      errors.removeLast();
    }
  }

  /** Empties the sink for another use; its array stays, its collectors do not. */
  public void reset() {
    size = 0;
    holes = null;
    errors.clear();
  }

  /** The number of holes. They are numbered by offset, from 0. */
  public int holes() {
    return holes == null ? 0 : holes.size();
  }

  /** Where a hole is. */
  public int holeOffset(int hole) {
    return kept().offset(hole);
  }

  /** The child level whose rows go into a hole. */
  public int holeChild(int hole) {
    return kept().child(hole);
  }

  /** The ordinal of the hole's row among the parents of that child level. */
  public int holeOrdinal(int hole) {
    return kept().ordinal(hole);
  }

  /**
   * Makes the nearest nullable object around a hole null, because the list in it cannot be.
   *
   * @return false if there is no such object, so that the row itself has to go
   */
  public boolean nullAround(int hole) {
    return kept().nullAround(hole);
  }

  /** Puts the list of a child level into a copy. */
  @FunctionalInterface
  public interface HoleFiller {

    /** Writes the list, brackets included, of the parent with that ordinal to {@code target}. */
    void fill(int child, int ordinal, JsonSink target);
  }

  /**
   * Copies bytes to another sink, with the holes among them filled and the objects that became null
   * replaced.
   *
   * @param from an offset at the beginning of a row or of everything
   * @param to the offset behind the last byte
   */
  public void copyRange(int from, int to, JsonSink target, HoleFiller filler) {
    if (holes == null) {
      target.raw(buffer, from, to - from);
      return;
    }
    int at = from;
    int hole = holes.firstFrom(from);
    while (at < to) {
      int nextHole = hole < holes.size() ? Math.min(holes.offset(hole), to) : to;
      int nulled = holes.nextNulled(at);
      if (nulled >= 0 && holes.frameStart(nulled) < nextHole) {
        target.raw(buffer, at, holes.frameStart(nulled) - at);
        target.nullValue();
        at = holes.frameEnd(nulled);
        hole = holes.firstFrom(at);
        continue;
      }
      // Holes are apart by a key at least, so a copy that stops at one goes on behind it with the
      // byte at its offset.
      target.raw(buffer, at, nextHole - at);
      at = nextHole;
      if (at < to) {
        filler.fill(holes.child(hole), holes.ordinal(hole), target);
        target.raw(buffer, at, 1);
        at++;
        hole++;
      }
    }
  }

  private Holes kept() {
    if (holes == null) {
      throw new IllegalStateException("no collectors were given, so there are no holes");
    }
    return holes;
  }

  /** The number of bytes so far: a place to {@link #rewind} to. */
  public int size() {
    return size;
  }

  /** The array that holds the bytes, from 0 to {@link #size()}. Any writing may replace it. */
  public byte[] array() {
    return buffer;
  }

  /**
   * Room for so many further bytes behind {@link #size()}, for a caller who writes them into the
   * array itself.
   */
  public byte[] room(int bytes) {
    ensure(bytes);
    return buffer;
  }

  /** Says that the caller has written up to that offset of the array that {@link #room} gave. */
  public void wroteTo(int offset) {
    size = offset;
  }

  /** Bytes as they are. */
  public void raw(byte[] bytes) {
    raw(bytes, 0, bytes.length);
  }

  /** Bytes as they are. */
  public void raw(byte[] bytes, int from, int length) {
    ensure(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /** One ASCII character. */
  public void raw(char ascii) {
    ensure(1);
    buffer[size++] = (byte) ascii;
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      int wanted = Math.addExact(size, more);
      buffer =
          Arrays.copyOf(
              buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(buffer.length * 2L, wanted)));
    }
  }

  /** The literal {@code null}. */
  public void nullValue() {
    raw(NULL);
  }

  /** A boolean. */
  public void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  /** A whole number. */
  public void integer(long value) {
    ensure(Digits.LONGEST);
    size = Digits.write(value, buffer, size);
  }

  /** A whole number as a string, which is how an {@code ID} looks. */
  public void integerId(long value) {
    ensure(Digits.LONGEST + 2);
    buffer[size] = '"';
    size = Digits.write(value, buffer, size + 1);
    buffer[size++] = '"';
  }

  /**
   * A number with the digits of {@link Double#toString}; negative zero is written as zero.
   *
   * @throws FieldError if it is no number or infinite
   */
  public void real(double value) {
    if (!Double.isFinite(value)) {
      throw notFinite();
    }
    ascii(Double.toString(value == 0 ? 0.0 : value));
  }

  /**
   * A number with the digits of {@link Float#toString}; negative zero is written as zero.
   *
   * @throws FieldError if it is no number or infinite
   */
  public void real(float value) {
    if (!Float.isFinite(value)) {
      throw notFinite();
    }
    ascii(Float.toString(value == 0 ? 0.0f : value));
  }

  private static FieldError notFinite() {
    return new FieldError("JSON has no way to write a number that is infinite or not a number.");
  }

  /**
   * A decimal with exactly {@code scale} digits behind the point: {@code unscaled} counts units of
   * {@code 10^-scale}.
   */
  public void decimal(long unscaled, int scale) {
    if (scale > 18 || unscaled == Long.MIN_VALUE) {
      ascii(BigDecimal.valueOf(unscaled, scale).toPlainString());
      return;
    }
    ensure(Digits.LONGEST + 2);
    size = Digits.decimal(unscaled, scale, buffer, size);
  }

  /**
   * A decimal with exactly {@code scale} digits behind the point, rounded half up if it has more.
   */
  public void decimal(BigDecimal value, int scale) {
    ascii(value.setScale(scale, RoundingMode.HALF_UP).toPlainString());
  }

  /** A string. */
  public void string(String value) {
    utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A string, given in UTF-8. */
  public void utf8(byte[] value) {
    utf8(value, 0, value.length);
  }

  /** A string, given in UTF-8. */
  public void utf8(byte[] value, int from, int length) {
    ensure(length + 2);
    buffer[size++] = '"';
    int end = from + length;
    int plain = from;
    for (int i = from; i < end; i++) {
      byte next = value[i];
      // Bytes of characters beyond ASCII are negative and stand for themselves.
      if (next >= 0 && (next < 0x20 || next == '"' || next == '\\')) {
        raw(value, plain, i - plain);
        escape(next);
        plain = i + 1;
      }
    }
    raw(value, plain, end - plain);
    raw('"');
  }

  private void escape(byte character) {
    ensure(6);
    buffer[size++] = '\\';
    switch (character) {
      case '"', '\\' -> buffer[size++] = character;
      case '\n' -> buffer[size++] = 'n';
      case '\r' -> buffer[size++] = 'r';
      case '\t' -> buffer[size++] = 't';
      case '\b' -> buffer[size++] = 'b';
      case '\f' -> buffer[size++] = 'f';
      default -> {
        buffer[size++] = 'u';
        buffer[size++] = '0';
        buffer[size++] = '0';
        buffer[size++] = HEX[character >> 4];
        buffer[size++] = HEX[character & 15];
      }
    }
  }

  /** Bytes in Base64, padded. */
  public void base64(byte[] value) {
    int length = value.length;
    ensure(Math.addExact(2, Math.multiplyExact(4, length / 3 + 1)));
    int at = size;
    buffer[at++] = '"';
    for (int i = 0; i < length; i += 3) {
      int left = length - i;
      int bits =
          ((value[i] & 0xff) << 16)
              | (left > 1 ? (value[i + 1] & 0xff) << 8 : 0)
              | (left > 2 ? value[i + 2] & 0xff : 0);
      buffer[at++] = BASE64[bits >> 18];
      buffer[at++] = BASE64[(bits >> 12) & 63];
      buffer[at++] = left > 1 ? BASE64[(bits >> 6) & 63] : (byte) '=';
      buffer[at++] = left > 2 ? BASE64[bits & 63] : (byte) '=';
    }
    buffer[at++] = '"';
    size = at;
  }

  /**
   * Replaces everything written at or behind an offset by one string, which is those bytes in the
   * Base64 of URLs, without padding: an id or a cursor, whose inside is nobody's business.
   */
  public void opaque(int from) {
    byte[] text =
        Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOfRange(buffer, from, size));
    size = from;
    ensure(text.length + 2);
    raw('"');
    raw(text);
    raw('"');
  }

  /** A UUID in lower case with hyphens, given as its two halves. */
  public void uuid(long mostSignificant, long leastSignificant) {
    ensure(38);
    int at = size;
    buffer[at++] = '"';
    for (int digit = 0; digit < 32; digit++) {
      if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
        buffer[at++] = '-';
      }
      long half = digit < 16 ? mostSignificant : leastSignificant;
      buffer[at++] = HEX[(int) (half >>> (60 - (digit & 15) * 4)) & 15];
    }
    buffer[at++] = '"';
    size = at;
  }

  /** A moment in UTC, given in microseconds since 1970: {@code "2026-01-24T00:00:00Z"}. */
  public void instant(long epochMicros) {
    ensure(TemporalText.LONGEST + 2);
    int end = TemporalText.dateTime(epochMicros, buffer, size + 1);
    buffer[size] = '"';
    buffer[end] = 'Z';
    buffer[end + 1] = '"';
    size = end + 2;
  }

  /**
   * A date and time of no zone, given in microseconds since 1970: {@code "2026-01-24T00:00:00"}.
   */
  public void localDateTime(long epochMicros) {
    ensure(TemporalText.LONGEST + 2);
    quoted(TemporalText.dateTime(epochMicros, buffer, size + 1));
  }

  /** A date, given in days since 1970: {@code "2026-01-24"}. */
  public void localDate(int epochDay) {
    ensure(TemporalText.LONGEST + 2);
    quoted(TemporalText.date(epochDay, buffer, size + 1));
  }

  /** A time of day, given in microseconds: {@code "12:34:56.789"}. */
  public void localTime(long microsOfDay) {
    ensure(TemporalText.LONGEST + 2);
    quoted(TemporalText.time(microsOfDay, buffer, size + 1));
  }

  private void quoted(int end) {
    buffer[size] = '"';
    buffer[end] = '"';
    size = end + 1;
  }

  /**
   * A duration as {@link Duration#toString} has it: {@code "PT8H6M12.345S"}.
   *
   * @param scale 0 if {@code count} counts seconds, 3 for milliseconds, 6 for microseconds
   */
  public void duration(long count, int scale) {
    ChronoUnit unit =
        switch (scale) {
          case 0 -> ChronoUnit.SECONDS;
          case 3 -> ChronoUnit.MILLIS;
          case 6 -> ChronoUnit.MICROS;
          default -> throw new IllegalArgumentException("no unit of a duration has scale " + scale);
        };
    raw('"');
    ascii(Duration.of(count, unit).toString());
    raw('"');
  }

  /**
   * A JSON document, given as UTF-8 text, in its canonical form: see {@link CanonicalJson}.
   *
   * @throws FieldError if it is no JSON
   */
  public void json(byte[] text, int from, int length) {
    new CanonicalJson(text, from, from + length, this).write();
  }

  private void ascii(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }
}
