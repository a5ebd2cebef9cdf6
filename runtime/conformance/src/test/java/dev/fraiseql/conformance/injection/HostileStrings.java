package dev.fraiseql.conformance.injection;

import dev.fraiseql.engine.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The hostile strings: those in {@code hostile.txt}, and longer ones. */
final class HostileStrings {
  private static final Path FILE = Path.of("src/test/resources/hostile.txt");

  private HostileStrings() {}

  /** All hostile strings. */
  static List<String> strings() {
    List<String> strings = new ArrayList<>(fromFile());
    strings.add("'".repeat(9_999));
    strings.add("a".repeat(10_000));
    strings.add("\\".repeat(4_000));
    strings.add("(".repeat(2_000));
    strings.add("' or 1=1 or '".repeat(800));
    return strings;
  }

  /** Those in the file that databases can store. They fit into the columns. */
  static List<String> storable() {
    return fromFile().stream().filter(HostileStrings::isText).toList();
  }

  private static List<String> fromFile() {
    try {
      return Files.readAllLines(FILE).stream()
          .filter(line -> line.startsWith("\""))
          .map(line -> (String) JsonReader.read(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether databases can store it: it contains no 0x00 and no unpaired surrogate. */
  static boolean isText(String string) {
    return string.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(string);
  }
}
