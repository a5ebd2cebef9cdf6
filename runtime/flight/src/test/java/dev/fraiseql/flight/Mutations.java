package dev.fraiseql.flight;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes damaged messages of good ones: cut, turned, doubled, spliced. */
final class Mutations {
  private static final String[] PIECES = {
    "",
    "\u0000",
    "\uFFFF",
    "'",
    "\"",
    "{",
    "}}",
    "[",
    ":",
    "?",
    ",",
    "\\",
    "é",
    "😀",
    " or 1=1 ",
    "null",
    "-1",
    "1e999",
    "99999999999999999999",
    "--",
    "/*",
    ";",
    "%",
    "__typename",
    "$x"
  };

  private final List<byte[]> good;
  private final Random random;

  Mutations(List<byte[]> good, Random random) {
    this.good = good;
    this.random = random;
  }

  static Mutations ofTexts(List<String> good, Random random) {
    return new Mutations(
        good.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(), random);
  }

  /** The next one; now and then it is still good. */
  byte[] next() {
    byte[] bytes = any();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] any() {
    return good.get(random.nextInt(good.size())).clone();
  }

  private byte[] mutated(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(bytes.length - from + 1);
    return switch (random.nextInt(8)) {
      case 0 -> part(bytes, 0, from);
      case 1 -> joined(part(bytes, 0, from), part(bytes, to, bytes.length));
      case 2 -> joined(part(bytes, 0, to), part(bytes, from, bytes.length));
      case 3 -> joined(part(bytes, 0, from), part(any(), 0, Integer.MAX_VALUE));
      case 4 -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        yield joined(part(bytes, 0, from), piece, part(bytes, from, bytes.length));
      }
      case 5 -> {
        if (from < bytes.length) {
          bytes[from] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
      case 6 -> {
        if (from < bytes.length) {
          bytes[from] ^= (byte) (1 << random.nextInt(8));
        }
        yield bytes;
      }
      default -> {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        yield joined(part(bytes, 0, from), noise, part(bytes, to, bytes.length));
      }
    };
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length));
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
