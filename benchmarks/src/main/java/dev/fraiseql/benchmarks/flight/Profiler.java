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
 * Finds out where a JVM's processor time goes: async-profiler, which samples native and kernel code
 * as well as Java. It takes no samples but between {@link #resume} and {@link #pause}.
 */
final class Profiler {
  private static final String KERNEL = "_[k]";
  private static final int NANOS_BETWEEN_SAMPLES = 1_000_000;

  private final String process;
  private boolean begun;

  /** Where time was spent, and which part of all samples that were taken is of it. */
  record Share(String where, double part) {}

  /** Time by what the processor was at, and by the threads that it was at it for. */
  record Profile(List<Share> frames, List<Share> threads) {}

  /** For the process of that number, on this machine. */
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
   * What was found since the first {@link #resume}.
   *
   * @param picture the file that takes it as a flame graph
   */
  Profile profile(Path picture) throws IOException {
    run("dump", "-o", "flamegraph", "-t", "-f", picture.toAbsolutePath().toString());
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

  /** Reads lines of a thread, what called what within it, and the number of samples. */
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

  /** Time in the kernel is that of the function that called it, marked as such. */
  private static String self(String[] stack) {
    int at = stack.length - 1;
    while (at > 1 && stack[at].endsWith(KERNEL)) {
      at--;
    }
    String frame = stack[at].replaceFirst("_\\[.]$", "").replace('/', '.');
    return at == stack.length - 1 ? frame : frame + ", in the kernel";
  }

  /** Threads of one pool are one. */
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
