package dev.fraiseql.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time and memory of a process. Memory is 0 where there is no {@code /proc}. */
public final class ProcessUsage {
  private final ProcessHandle process;

  ProcessUsage(ProcessHandle process) {
    this.process = process;
  }

  /** The processor time so far of the process and its children, in nanoseconds. */
  public long cpuNanos() {
    return processes()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** The resident memory of the process and its children, in MB. */
  public long residentMegabytes() throws IOException {
    long megabytes = 0;
    for (ProcessHandle each : processes().toList()) {
      megabytes += megabytes(each, "VmRSS:");
    }
    return megabytes;
  }

  /** The maximum resident memory of the process since the last call, in MB. */
  public long peakMegabytes() throws IOException {
    long peak = megabytes(process, "VmHWM:");
    Path reset = status(process).resolveSibling("clear_refs");
    if (Files.exists(reset)) {
      Files.writeString(reset, "5");
    }
    return peak;
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static long megabytes(ProcessHandle process, String key) throws IOException {
    Path status = status(process);
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static Path status(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()), "status");
  }
}
