package dev.fraiseql.contract.json;

import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON. Where a method takes {@code isNull}, it writes {@code null} if that is
 * true, whatever the value.
 *
 * <p>Commas and keys are the caller's: this class keeps no nesting.
 */
public class JsonOutput extends Utf8Buffer {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);

  private final boolean largeNumbersAsStrings;

  /** An empty text with space for so many bytes, in which all numbers are JSON numbers. */
  public JsonOutput(int capacity) {
    this(capacity, false);
  }

  /**
   * An empty text with space for so many bytes.
   *
   * @param largeNumbersAsStrings whether {@link #int64} and {@link #decimal} write strings, for
   *     clients whose numbers are double-precision
   */
  public JsonOutput(int capacity, boolean largeNumbersAsStrings) {
    super(capacity);
    this.largeNumbersAsStrings = largeNumbersAsStrings;
  }

  /** The literal {@code null}. */
  public final void nullValue() {
    raw(NULL);
  }

  /** A boolean. */
  public final void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  /** A boolean, or null. */
  public final void bool(boolean value, boolean isNull) {
    if (isNull) {
      nullValue();
    } else {
      bool(value);
    }
  }

  /** A whole number. */
  public final void integer(long value) {
    ensure(Digits.LONGEST);
    size = Digits.write(value, buffer, size);
  }

  /** A whole number, or null. */
  public final void integer(long value, boolean isNull) {
    if (isNull) {
      nullValue();
    } else {
      integer(value);
    }
  }

  /** A whole number of 64 bits, or null: a number or a string, as this output was created. */
  public final void int64(long value, boolean isNull) {
    if (largeNumbersAsStrings) {
      integerId(value, isNull);
    } else {
      integer(value, isNull);
    }
  }

  /** A whole number as a string, which is how an {@code ID} looks. */
  public final void integerId(long value, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
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
  public final void float64(double value, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
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
  public final void float32(float value, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
    if (!Float.isFinite(value)) {
      throw notFinite();
    }
    ascii(Float.toString(value == 0 ? 0.0f : value));
  }

  private static FieldError notFinite() {
    return new FieldError("JSON has no way to write a number that is infinite or not a number.");
  }

  /**
   * A decimal with exactly as many digits after the point as its scale, or null: a number or a
   * string, as this output was created.
   */
  public final void decimal(Decimal value, boolean isNull) {
    if (isNull) {
      nullValue();
    } else if (largeNumbersAsStrings) {
      raw('"');
      digits(value);
      raw('"');
    } else {
      digits(value);
    }
  }

  /** A decimal as a number with exactly as many digits after the point as its scale. */
  public final void digits(Decimal value) {
    if (value.isLong() && value.scale() <= 18 && value.low() != Long.MIN_VALUE) {
      ensure(Digits.LONGEST + 2);
      size = Digits.decimal(value.low(), value.scale(), buffer, size);
    } else {
      ascii(value.toBigDecimal().toPlainString());
    }
  }

  /** A string, or null. */
  public final void text(@Nullable String value) {
    if (value == null) {
      nullValue();
    } else {
      string(value);
    }
  }

  /** A string in UTF-8, or null. */
  public final void string(Slice value, boolean isNull) {
    if (isNull) {
      nullValue();
    } else {
      utf8(value.array(), value.from(), value.length());
    }
  }

  /** The name of an enum's value, given as it is stored; or null. */
  public final void enumValue(EnumNames names, Slice value, boolean isNull) {
    if (isNull) {
      nullValue();
    } else {
      raw(names.json(names.index(value)));
    }
  }

  /** A JSON document in its canonical form, or null. */
  public final void json(Slice canonical, boolean isNull) {
    if (isNull) {
      nullValue();
    } else {
      raw(canonical.array(), canonical.from(), canonical.length());
    }
  }

  /** A string. */
  public final void string(String value) {
    utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A string, given in UTF-8. */
  public final void utf8(byte[] value) {
    utf8(value, 0, value.length);
  }

  /** A string, given in UTF-8. */
  public final void utf8(byte[] value, int from, int length) {
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

  /** Bytes in Base64, padded; or null. */
  public final void bytes(Slice bytes, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
    byte[] value = bytes.array();
    int from = bytes.from();
    int length = bytes.length();
    ensure(Math.addExact(2, Math.multiplyExact(4, length / 3 + 1)));
    int at = size;
    buffer[at++] = '"';
    for (int i = 0; i < length; i += 3) {
      int left = length - i;
      int bits =
          ((value[from + i] & 0xff) << 16)
              | (left > 1 ? (value[from + i + 1] & 0xff) << 8 : 0)
              | (left > 2 ? value[from + i + 2] & 0xff : 0);
      buffer[at++] = BASE64[bits >> 18];
      buffer[at++] = BASE64[(bits >> 12) & 63];
      buffer[at++] = left > 1 ? BASE64[(bits >> 6) & 63] : (byte) '=';
      buffer[at++] = left > 2 ? BASE64[bits & 63] : (byte) '=';
    }
    buffer[at++] = '"';
    size = at;
  }

  /**
   * Replaces everything written from an offset on by one string: those bytes in the Base64 of URLs,
   * without padding. Clients treat such a string, an id or a cursor, as opaque.
   */
  public final void encodeFrom(int offset) {
    byte[] text = UrlBase64.encode(buffer, offset, size);
    size = offset;
    raw('"');
    raw(text);
    raw('"');
  }

  /** A UUID in lower case with hyphens, or null. */
  public final void uuid(Uuid value, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
    ensure(38);
    buffer[size] = '"';
    Uuid.write(value.high(), value.low(), buffer, size + 1);
    buffer[size + 37] = '"';
    size += 38;
  }

  /** A moment in UTC, given in microseconds since 1970: {@code "2026-01-24T00:00:00Z"}. */
  public final void instant(long epochMicros, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
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
  public final void localDateTime(long epochMicros, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
    ensure(TemporalText.LONGEST + 2);
    quoted(TemporalText.dateTime(epochMicros, buffer, size + 1));
  }

  /** A date, given in days since 1970: {@code "2026-01-24"}. */
  public final void localDate(int epochDay, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
    ensure(TemporalText.LONGEST + 2);
    quoted(TemporalText.date(epochDay, buffer, size + 1));
  }

  /** A time of day, given in microseconds: {@code "12:34:56.789"}. */
  public final void localTime(long microsOfDay, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
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
  public final void duration(long count, int scale, boolean isNull) {
    if (isNull) {
      nullValue();
      return;
    }
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
  public final void json(byte[] text, int from, int length) {
    new CanonicalJson(text, from, from + length, this).write();
  }
}
