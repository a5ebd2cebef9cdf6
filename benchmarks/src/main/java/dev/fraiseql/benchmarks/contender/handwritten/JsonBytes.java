package dev.fraiseql.benchmarks.contender.handwritten;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A buffer of JSON in UTF-8. */
final class JsonBytes {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer;
  private int size;

  JsonBytes(int capacity) {
    buffer = new byte[capacity];
  }

  /** Encodes a constant part of a response. */
  static byte[] part(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  JsonBytes raw(byte[] part) {
    ensure(part.length);
    System.arraycopy(part, 0, buffer, size, part.length);
    size += part.length;
    return this;
  }

  void nullValue() {
    raw(NULL);
  }

  void number(long value) {
    ensure(20);
    if (value < 0) {
      buffer[size++] = '-';
      digits(-value);
    } else {
      digits(value);
    }
  }

  /** Writes an amount of cents with two decimals. */
  void money(long cents) {
    ensure(22);
    if (cents < 0) {
      buffer[size++] = '-';
      cents = -cents;
    }
    digits(cents / 100);
    buffer[size++] = '.';
    twoDigits((int) (cents % 100));
  }

  void id(long value) {
    ensure(22);
    buffer[size++] = '"';
    digits(value);
    buffer[size++] = '"';
  }

  void date(int year, int month, int day) {
    ensure(12);
    buffer[size++] = '"';
    twoDigits(year / 100);
    twoDigits(year % 100);
    buffer[size++] = '-';
    twoDigits(month);
    buffer[size++] = '-';
    twoDigits(day);
    buffer[size++] = '"';
  }

  void timestamp(int year, int month, int day, int hour, int minute, int second) {
    date(year, month, day);
    ensure(10);
    buffer[size - 1] = 'T';
    twoDigits(hour);
    buffer[size++] = ':';
    twoDigits(minute);
    buffer[size++] = ':';
    twoDigits(second);
    buffer[size++] = 'Z';
    buffer[size++] = '"';
  }

  /** Writes a timestamp from a text such as {@code 2026-01-24 09:30:00}. */
  void timestamp(byte[] ascii) {
    ensure(ascii.length + 3);
    buffer[size++] = '"';
    System.arraycopy(ascii, 0, buffer, size, ascii.length);
    buffer[size + 10] = 'T';
    size += ascii.length;
    buffer[size++] = 'Z';
    buffer[size++] = '"';
  }

  /** Writes a string from UTF-8, or null. */
  void string(byte @Nullable [] utf8) {
    if (utf8 == null) {
      nullValue();
      return;
    }
    ensure(utf8.length * 6 + 2);
    buffer[size++] = '"';
    for (byte next : utf8) {
      if (next < 0 || (next >= 0x20 && next != '"' && next != '\\')) {
        buffer[size++] = next;
      } else {
        escape(next);
      }
    }
    buffer[size++] = '"';
  }

  private void escape(byte next) {
    buffer[size++] = '\\';
    switch (next) {
      case '"', '\\' -> buffer[size++] = next;
      case '\n' -> buffer[size++] = 'n';
      case '\r' -> buffer[size++] = 'r';
      case '\t' -> buffer[size++] = 't';
      case '\b' -> buffer[size++] = 'b';
      case '\f' -> buffer[size++] = 'f';
      default -> {
        buffer[size++] = 'u';
        buffer[size++] = '0';
        buffer[size++] = '0';
        buffer[size++] = HEX[next >> 4];
        buffer[size++] = HEX[next & 15];
      }
    }
  }

  /** The text so far. */
  String text() {
    return new String(buffer, 0, size, StandardCharsets.UTF_8);
  }

  /** The response with the bytes so far, without a copy. */
  HttpResponse<ByteBuf> toResponse() {
    return HttpResponse.ok(Unpooled.wrappedBuffer(buffer, 0, size))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private void digits(long value) {
    int end = size + 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      end++;
    }
    size = end;
    do {
      buffer[--end] = (byte) ('0' + value % 10);
      value /= 10;
    } while (value > 0);
  }

  private void twoDigits(int value) {
    buffer[size++] = (byte) ('0' + value / 10);
    buffer[size++] = (byte) ('0' + value % 10);
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
