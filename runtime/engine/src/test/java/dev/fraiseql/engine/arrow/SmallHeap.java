package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.DatabaseAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Reads a stream in a process that has little memory for objects. */
final class SmallHeap {
  private static final int MEGABYTES = 64;

  private SmallHeap() {}

  /** What such a process says about a stream: how many rows it has, or how it failed. */
  static String rows(DatabaseAddress forest, String query)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Xm") && !argument.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx" + MEGABYTES + "m",
            "-cp",
            System.getProperty("java.class.path"),
            SmallHeap.class.getName(),
            forest.url(),
            query));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().filter(line -> line.startsWith("rows: ")).findFirst().orElse(said);
  }

  /** Reads all rows of a query (the second argument) of a forest (the first). */
  public static void main(String[] arguments) throws Exception {
    long rows = 0;
    try (Forest forest = Forest.standing(new DatabaseAddress(arguments[0]));
        BufferAllocator allocator = new RootAllocator();
        ArrowStream stream =
            forest.streams.open(
                forest.query(arguments[1]), allocator, Long.MAX_VALUE, BatchLimits.DEFAULT)) {
      while (stream.next()) {
        rows += stream.root().getRowCount();
      }
    }
    System.out.println("rows: " + rows);
  }
}
