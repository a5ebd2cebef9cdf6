package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Uuid;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Small values as databases send them, in text or in network byte order. */
final class Wire {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int UUID_TEXT_LENGTH = 36;

  /** No text begins with it. */
  private static final int JSONB_VERSION = 1;

  private Wire() {}

  static short int16(byte[] wire, int from) {
    return (short) SHORT.get(wire, from);
  }

  static int int32(byte[] wire, int from) {
    return (int) INT.get(wire, from);
  }

  static long int64(byte[] wire, int from) {
    return (long) LONG.get(wire, from);
  }

  /** A boolean: one byte, or {@code t true 1} and their opposites. */
  static boolean bool(byte[] wire, int from, int length) {
    if (length > 0) {
      switch (wire[from]) {
        case 1, 't', '1' -> {
          return true;
        }
        case 0, 'f', '0' -> {
          return false;
        }
        default -> {}
      }
    }
    throw new FieldError("The value of this field is not a boolean.");
  }

  /** A whole number in an element of a list: 2, 4 or 8 bytes, or digits. */
  static long integer(byte[] wire, int from, int length, boolean binary) {
    if (!binary) {
      try {
        return Long.parseLong(text(wire, from, length));
      } catch (NumberFormatException e) {
        throw new FieldError("The value of this field is not a whole number.");
      }
    }
    return switch (length) {
      case Short.BYTES -> int16(wire, from);
      case Integer.BYTES -> int32(wire, from);
      default -> int64(wire, from);
    };
  }

  /** A float in an element of a list: 4 or 8 bytes, or text. */
  static double real(byte[] wire, int from, int length, boolean binary) {
    if (!binary) {
      try {
        return Double.parseDouble(text(wire, from, length));
      } catch (NumberFormatException e) {
        throw new FieldError("The value of this field is not a number.");
      }
    }
    return length == Float.BYTES
        ? Float.intBitsToFloat(int32(wire, from))
        : Double.longBitsToDouble(int64(wire, from));
  }

  /** A single-precision float in an element of a list. */
  static float single(byte[] wire, int from, int length, boolean binary) {
    if (!binary) {
      try {
        // Not by way of a double: that would round twice.
        return Float.parseFloat(text(wire, from, length));
      } catch (NumberFormatException e) {
        throw new FieldError("The value of this field is not a number.");
      }
    }
    return (float) real(wire, from, length, true);
  }

  /** A UUID from 16 bytes or from text. */
  static Uuid uuid(byte[] wire, int from, int length, Uuid into) {
    if (length == 2 * Long.BYTES) {
      return into.set(int64(wire, from), int64(wire, from + Long.BYTES));
    }
    if (length != UUID_TEXT_LENGTH) {
      throw noUuid();
    }
    long high = hexadecimal(wire, from, 0, 18);
    return into.set(high, hexadecimal(wire, from, 18, UUID_TEXT_LENGTH));
  }

  /** The digits of a part of a UUID's text, whose hyphens it checks. */
  private static long hexadecimal(byte[] text, int from, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      byte next = text[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (next != '-') {
          throw noUuid();
        }
        continue;
      }
      if (!HexFormat.isHexDigit(next)) {
        throw noUuid();
      }
      value = (value << 4) | HexFormat.fromHexDigit(next);
    }
    return value;
  }

  private static FieldError noUuid() {
    return new FieldError("The value of this field is not a UUID.");
  }

  /** Where the text of a JSON document begins: a binary jsonb has its version before it. */
  static int startOfJson(byte[] wire, int from, int length) {
    return length > 0 && wire[from] == JSONB_VERSION ? from + 1 : from;
  }

  /**
   * Bytes in an element of a list: themselves, PostgreSQL's {@code \x} and hexadecimal digits, or
   * Base64.
   */
  static byte[] bytes(byte[] wire, int from, int length, boolean binary) {
    if (binary) {
      return Arrays.copyOfRange(wire, from, from + length);
    }
    String text = text(wire, from, length);
    try {
      return text.startsWith("\\x")
          ? HexFormat.of().parseHex(text, 2, text.length())
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new FieldError("The value of this field is not a string of bytes.");
    }
  }

  private static String text(byte[] wire, int from, int length) {
    return new String(wire, from, length, StandardCharsets.UTF_8);
  }
}
