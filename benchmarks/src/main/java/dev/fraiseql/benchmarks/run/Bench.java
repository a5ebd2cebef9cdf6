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
 * The folders and JVM flags of a command, set by the script {@code compare}.
 *
 * @param work an existing folder for working files
 * @param results the folder for result pages
 * @param flags the flags of every JVM that is started
 */
public record Bench(Path work, Path results, List<String> flags) {
  public Bench {
    flags = List.copyOf(flags);
  }

  /** Reads the system properties that the script sets. */
  public static Bench read() throws IOException {
    return new Bench(
        Files.createDirectories(folder("compare.work")),
        folder("compare.results"),
        List.of(Files.readString(folder("compare.flags")).strip().split("\\s+")));
  }

  /** The file or folder that the script names in a system property. */
  public static Path folder(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), property));
  }

  /**
   * Reads the options of a command line. An error is printed and ends the process with code 2.
   *
   * @param reader throws an IllegalArgumentException whose message describes the error
   */
  public static <O> O options(String[] arguments, Function<String[], O> reader) {
    try {
      return reader.apply(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e; // never reached, but the compiler requires it
    }
  }

  /**
   * The head of a page: the command, the machine and the Java version.
   *
   * @param command the word after {@code benchmarks/compare}; may be empty
   * @param arguments the arguments after it
   * @param load the load average before the first measurement
   */
  public static String conditions(String command, String[] arguments, double load)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("benchmarks/compare", command));
    words.addAll(List.of(arguments));
    words.removeIf(String::isEmpty);
    return String.format(
        Locale.ROOT,
        """
        Command: `%s`. Compare only the ratios: the machine is shared.

        - machine: %s; load average before the first round: %.2f
        - Java: %s
        """,
        String.join(" ", words),
        Machine.describe(),
        load,
        Machine.java());
  }

  /**
   * Writes a result file of today. A file of the same name is replaced.
   *
   * @param ending the file name after the date, for example {@code -flight.md}
   * @return the file
   */
  public Path keep(String ending, String content) throws IOException {
    Files.createDirectories(results);
    Path file = results.resolve(today() + ending);
    Files.writeString(file, content);
    return file.toAbsolutePath().normalize();
  }

  /** Today's date, for example {@code 2026-01-24}. */
  public static String today() {
    return LocalDate.now(ZoneId.systemDefault()).toString();
  }
}
