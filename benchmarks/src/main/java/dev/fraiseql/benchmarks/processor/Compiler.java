package dev.fraiseql.benchmarks.processor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles the sample types in fresh processes.
 *
 * @param work a folder for what is compiled and written
 * @param classPath of the contract and of the processor
 * @param sources the files
 * @param arguments further arguments of javac
 */
public record Compiler(Path work, String classPath, List<Path> sources, List<String> arguments) {
  public Compiler {
    sources = List.copyOf(sources);
    arguments = List.copyOf(arguments);
  }

  /**
   * The time of one compilation.
   *
   * @param wall milliseconds from the start of the process to its end
   * @param processor milliseconds of processor time that the process took
   */
  public record Time(double wall, double processor) {}

  /** Compiles into empty folders. */
  public Time run() throws IOException, InterruptedException {
    delete(work);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ownClasses(),
                CompileOnce.class.getName(),
                "-nowarn",
                "-cp",
                classPath,
                "-d",
                Files.createDirectories(classes()).toString(),
                "-s",
                Files.createDirectories(generated()).toString()));
    command.addAll(arguments);
    sources.forEach(source -> command.add(source.toString()));
    Path log = work.resolve("log");
    long start = System.nanoTime();
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    double wall = (System.nanoTime() - start) / 1e6;
    List<String> output = Files.readAllLines(log);
    if (status != 0) {
      throw new IOException("javac failed:\n" + String.join("\n", output));
    }
    return new Time(wall, Long.parseLong(output.getLast()) / 1e6);
  }

  /** What the last compilation left. */
  public Output output() throws IOException {
    return new Output(
        count(generated(), ".java", Compiler::lines),
        count(classes(), ".class", file -> 1),
        count(classes(), ".class", Files::size));
  }

  /**
   * What a compilation leaves.
   *
   * @param lines of generated source
   * @param classes class files
   * @param bytes of class files
   */
  public record Output(long lines, long classes, long bytes) {}

  private interface Measure {
    long of(Path file) throws IOException;
  }

  private static long count(Path folder, String ending, Measure measure) throws IOException {
    long sum = 0;
    for (Path file : files(folder)) {
      sum += file.toString().endsWith(ending) ? measure.of(file) : 0;
    }
    return sum;
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** The folder of the classes. */
  public Path classes() {
    return work.resolve("classes");
  }

  private Path generated() {
    return work.resolve("generated");
  }

  private static String ownClasses() {
    return System.getProperty("java.class.path").split(File.pathSeparator, -1)[0];
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
    }
  }

  /** Everything in a folder and the folder itself, what is within a folder before it. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
