package dev.fraiseql.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * Where a command works, as the script has it.
 *
 * @param work a folder for files that nobody keeps, which exists
 * @param results a folder for pages that are kept
 * @param flags of every JVM that takes part
 */
public record Bench(Path work, Path results, List<String> flags) {
  public Bench {
    flags = List.copyOf(flags);
  }

  /** What the script said, by system properties. */
  public static Bench read() throws IOException {
    return new Bench(
        Files.createDirectories(folder("compare.work")),
        folder("compare.results"),
        List.of(Files.readString(folder("compare.flags")).strip().split("\\s+")));
  }

  /** A file or folder that the script names by a system property. */
  public static Path folder(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), property));
  }

  /**
   * The options of a command line. One that is not understood ends the process, with a word on
   * those that are.
   *
   * @param reader throws IllegalArgumentException with that word
   */
  public static <O> O options(String[] arguments, Function<String[], O> reader) {
    try {
      return reader.apply(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e; // for the compiler, which does not know that nobody gets here
    }
  }

  /**
   * What stands at the head of a page: the command that gives it, and what it ran on.
   *
   * @param command the word behind {@code benchmarks/compare}; empty if there is none
   * @param arguments behind that
   * @param load the mean number of runnable tasks before the first measurement
   */
  public static String conditions(String command, String[] arguments, double load)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("benchmarks/compare", command));
    words.addAll(List.of(arguments));
    words.removeIf(String::isEmpty);
    return String.format(
        Locale.ROOT,
        """
        Command: `%s`. Nothing here is comparable but the ratios: the machine is shared.

        - machine: %s; load average before the first turn: %.2f
        - Java: %s
        """,
        String.join(" ", words),
        Machine.describe(),
        load,
        Machine.java());
  }

  /**
   * Keeps a page, or a drawing, of today. One of the same name and day is replaced.
   *
   * @param ending of the file's name, which begins with the day: {@code -flight.md}
   */
  public Path keep(String ending, String content) throws IOException {
    Files.createDirectories(results);
    Path file = results.resolve(today() + ending);
    Files.writeString(file, content);
    return file.toAbsolutePath().normalize();
  }

  /** How a page says its day. */
  public static String today() {
    return LocalDate.now(ZoneId.systemDefault()).toString();
  }
}
