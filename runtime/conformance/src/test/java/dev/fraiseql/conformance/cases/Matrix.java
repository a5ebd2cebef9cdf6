package dev.fraiseql.conformance.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * How many cases each database has passed over each transport. A class of tests that notes what it
 * runs is extended with this; when all have run, the build prints it, and {@code
 * target/conformance/matrix.txt} has it by files of cases.
 */
public final class Matrix implements BeforeAllCallback {
  private static final Path FILE = Path.of("target", "conformance", "matrix.txt");
  private static final Path NOT_RUN = Path.of("src/test/resources/not-run.txt");

  /** By transport, by file of cases, by database: how many were asked, and how many passed. */
  private static final Map<Transport, Map<String, Map<String, int[]>>> COUNTS =
      new EnumMap<>(Transport.class);

  /** The ways to ask. */
  public enum Transport {
    ENGINE("engine"),
    HTTP("HTTP"),
    FLIGHT("Flight");

    private final String label;

    Transport(String label) {
      this.label = label;
    }

    /** As people call it. */
    public String label() {
      return label;
    }
  }

  /** Something that asks a case, and fails if the answer is not the case's. */
  @FunctionalInterface
  public interface Asking<E extends Exception> {
    void ask() throws E;
  }

  /** Asks a case, and notes whether it passed. */
  public static <E extends Exception> void note(
      Transport transport, Case asked, String database, Asking<E> asking) throws E {
    add(transport, asked, database, 1, 0);
    asking.ask();
    add(transport, asked, database, 0, 1);
  }

  private static synchronized void add(
      Transport transport, Case asked, String database, int more, int passed) {
    int[] counts =
        COUNTS
            .computeIfAbsent(transport, key -> new TreeMap<>())
            .computeIfAbsent(asked.group(), key -> new TreeMap<>())
            .computeIfAbsent(database, key -> new int[2]);
    counts[0] += more;
    counts[1] += passed;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    AutoCloseable end =
        () -> {
          System.out.print(summary());
          write();
        };
    context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Matrix.class, key -> end);
  }

  private static synchronized String summary() {
    TreeSet<String> databases = new TreeSet<>();
    Map<Transport, Map<String, int[]>> sums = new EnumMap<>(Transport.class);
    COUNTS.forEach((transport, groups) ->
        groups
            .values()
            .forEach(counts ->
                counts.forEach((database, count) -> {
                  databases.add(database);
                  int[] sum =
                      sums.computeIfAbsent(transport, key -> new TreeMap<>())
                          .computeIfAbsent(database, key -> new int[2]);
                  sum[0] += count[0];
                  sum[1] += count[1];
                })));
    StringBuilder text = new StringBuilder("conformance, cases passed of those asked:\n");
    line(text, "", List.copyOf(databases));
    sums.forEach((transport, counts) ->
        line(
            text,
            transport.label(),
            databases.stream().map(database -> shown(counts.get(database))).toList()));
    notRun().forEach(reason -> text.append("  not run: ").append(reason).append('\n'));
    return text.toString();
  }

  private static String shown(int[] count) {
    return count == null ? "-" : count[1] + "/" + count[0];
  }

  private static void line(StringBuilder text, String head, List<String> cells) {
    text.append("  %-10s".formatted(head));
    cells.forEach(cell -> text.append("%-14s".formatted(cell)));
    text.append('\n');
  }

  /** What nobody runs, each with the reason. */
  static List<String> notRun() {
    try {
      return Files.readAllLines(NOT_RUN).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static synchronized void write() throws IOException {
    List<String> lines = new ArrayList<>(summary().lines().toList());
    COUNTS.forEach((transport, groups) ->
        groups.forEach((group, counts) ->
            counts.forEach((database, count) ->
                lines.add(
                    "%-8s %-22s %-12s %s"
                        .formatted(transport.label(), group, database, shown(count))))));
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines);
  }
}
