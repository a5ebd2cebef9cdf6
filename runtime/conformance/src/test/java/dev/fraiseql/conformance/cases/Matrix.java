package dev.fraiseql.conformance.cases;

import dev.fraiseql.annotations.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many cases of each group each database has passed. */
final class Matrix {
  private static final Path FOLDER = Path.of("target", "conformance");

  private final Map<String, Map<Database, int[]>> groups = new TreeMap<>();

  /** Notes one case on one database. */
  void add(Case done, Database database, boolean passed) {
    int[] counts =
        groups
            .computeIfAbsent(done.group(), group -> new EnumMap<>(Database.class))
            .computeIfAbsent(database, key -> new int[2]);
    counts[0]++;
    counts[1] += passed ? 1 : 0;
  }

  /** The sum in one line: {@code conformance: PostgreSQL 1021 of 1021 cases}. */
  String summary() {
    StringBuilder line = new StringBuilder("conformance:");
    for (Database database : Database.values()) {
      int all = 0;
      int passed = 0;
      for (Map<Database, int[]> counts : groups.values()) {
        all += counts.getOrDefault(database, new int[2])[0];
        passed += counts.getOrDefault(database, new int[2])[1];
      }
      line.append(line.toString().endsWith(":") ? " " : ", ");
      line.append("%s %d of %d cases".formatted(database.product(), passed, all));
    }
    return line.toString();
  }

  /** Writes the sum and a line for each group under {@code target}. */
  void write() throws IOException {
    StringBuilder text = new StringBuilder(summary()).append('\n');
    groups.forEach((group, counts) -> {
      text.append("  %-20s".formatted(group));
      counts.forEach((database, count) ->
          text.append("  %s %d/%d".formatted(database.product(), count[1], count[0])));
      text.append('\n');
    });
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("matrix.txt"), text);
  }
}
