package dev.fraiseql.benchmarks.flight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import one.profiler.AsyncProfilerLoader;

/**
 * Profiles the processor time of a JVM with async-profiler, which samples native and kernel code as
 * well as Java. It takes samples only between {@link #resume} and {@link #pause}.
 */
final class Profiler {
  private static final String KERNEL = "_[k]";
  private static final int NANOS_BETWEEN_SAMPLES = 1_000_000;

  private final String process;
  private boolean begun;

  /** A function or thread, and its part of all samples. */
  record Share(String where, double part) {}

  /** The shares of functions and of threads, largest first. */
  record Profile(List<Share> frames, List<Share> threads) {}

  /** Creates a profiler of the process with that id. */
  Profiler(long process) {
    this.process = String.valueOf(process);
  }

  void resume() throws IOException {
    run(begun ? "resume" : "start", "-e", "cpu", "-t", "-a", "-i", "" + NANOS_BETWEEN_SAMPLES);
    begun = true;
  }

  void pause() throws IOException {
    run("stop", "-o", "summary");
  }

  /**
   * The profile since the first {@link #resume}.
   *
   * @param flameGraph the file to write the flame graph to
   */
  Profile profile(Path flameGraph) throws IOException {
    run("dump", "-o", "flamegraph", "-t", "-f", flameGraph.toAbsolutePath().toString());
    Path stacks = Files.createTempFile("stacks", ".txt");
    try {
      run("dump", "-o", "collapsed", "-t", "-a", "-f", stacks.toString());
      return read(Files.readAllLines(stacks));
    } finally {
      Files.delete(stacks);
    }
  }

  private void run(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.add(process);
    AsyncProfilerLoader.executeProfiler(words.toArray(String[]::new));
  }

  /** Reads lines of a thread, its stack and the number of samples. */
  private static Profile read(List<String> stacks) {
    Map<String, Long> frames = new HashMap<>();
    Map<String, Long> threads = new HashMap<>();
    for (String line : stacks) {
      int end = line.lastIndexOf(' ');
      long samples = Long.parseLong(line.substring(end + 1));
      String[] stack = line.substring(0, end).split(";");
      frames.merge(self(stack), samples, Long::sum);
      threads.merge(thread(stack[0]), samples, Long::sum);
    }
    return new Profile(shares(frames), shares(threads));
  }

  /** The innermost function. Kernel code counts for the function that called it, marked as such. */
  private static String self(String[] stack) {
    int at = stack.length - 1;
    while (at > 1 && stack[at].endsWith(KERNEL)) {
      at--;
    }
    String frame = stack[at].replaceFirst("_\\[.]$", "").replace('/', '.');
    return at == stack.length - 1 ? frame : frame + ", in the kernel";
  }

  /** The name without its number, so that the threads of a pool are counted together. */
  private static String thread(String frame) {
    return frame
        .replaceFirst("^\\[", "")
        .replaceFirst(" tid=.*", "")
        .replaceFirst("(?:[-#]?\\d+)+$", "");
  }

  private static List<Share> shares(Map<String, Long> samples) {
    double all = samples.values().stream().mapToLong(Long::longValue).sum();
    Stream<Share> shares =
        samples.entrySet().stream().map(each -> new Share(each.getKey(), each.getValue() / all));
    return shares.sorted(Comparator.comparingDouble(Share::part).reversed()).toList();
  }
}
