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
 * Counts the cases that passed, per database and transport. A test class that records its cases is
 * extended with this. After the last test class the build prints the counts; {@code
 * target/conformance/matrix.txt} has them per file of cases.
 */
public final class Matrix implements BeforeAllCallback {
  private static final Path FILE = Path.of("target", "conformance", "matrix.txt");
  private static final Path NOT_RUN = Path.of("src/test/resources/not-run.txt");

  /** By transport, file of cases and database: the number of cases that ran and that passed. */
  private static final Map<Transport, Map<String, Map<String, int[]>>> COUNTS =
      new EnumMap<>(Transport.class);

  /** How a request reaches the engine. */
  public enum Transport {
    ENGINE("engine"),
    HTTP("HTTP"),
    FLIGHT("Flight");

    private final String label;

    Transport(String label) {
      this.label = label;
    }

    /** Its name in reports. */
    public String label() {
      return label;
    }
  }

  /** Runs a case, and fails if the response differs from the case's. */
  @FunctionalInterface
  public interface Check<E extends Exception> {
    void run() throws E;
  }

  /** Runs a case, and records whether it passed. */
  public static <E extends Exception> void record(
      Transport transport, Case testCase, String database, Check<E> check) throws E {
    add(transport, testCase, database, 1, 0);
    check.run();
    add(transport, testCase, database, 0, 1);
  }

  private static synchronized void add(
      Transport transport, Case testCase, String database, int more, int passed) {
    int[] counts =
        COUNTS
            .computeIfAbsent(transport, key -> new TreeMap<>())
            .computeIfAbsent(testCase.group(), key -> new TreeMap<>())
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
    StringBuilder text = new StringBuilder("conformance, cases passed of those run:\n");
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

  /** The cases that do not run, with the reason. */
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
