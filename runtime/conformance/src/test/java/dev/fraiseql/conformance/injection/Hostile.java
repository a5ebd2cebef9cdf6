package dev.fraiseql.conformance.injection;

import dev.fraiseql.engine.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The hostile strings: those of {@code hostile.txt}, and some that are too long for a file. */
final class Hostile {
  private static final Path FILE = Path.of("src/test/resources/hostile.txt");

  private Hostile() {}

  /** All of them. */
  static List<String> strings() {
    List<String> strings = new ArrayList<>(written());
    strings.add("'".repeat(9_999));
    strings.add("a".repeat(10_000));
    strings.add("\\".repeat(4_000));
    strings.add("(".repeat(2_000));
    strings.add("' or 1=1 or '".repeat(800));
    return strings;
  }

  /** Those that a row can hold, even in a column whose length has bounds. */
  static List<String> storable() {
    return written().stream().filter(Hostile::isText).toList();
  }

  private static List<String> written() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> line.startsWith("\""))
          .map(line -> (String) JsonReader.read(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether databases keep it: not with 0x00, and not with half a surrogate pair. */
  static boolean isText(String string) {
    return string.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(string);
  }
}
