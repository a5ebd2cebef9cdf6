package dev.fraiseql.testing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that runs to its end. */
final class Command {
  private Command() {}

  /**
   * What a program said, and how it ended.
   *
   * @param status its exit status
   * @param output what it wrote, errors included
   */
  record Ending(int status, String output) {}

  /** Runs it in a folder, or in this one. */
  static Ending end(List<String> command, Map<String, String> environment, @Nullable Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    return new Ending(process.waitFor(), output);
  }

  /**
   * Runs it.
   *
   * @throws IOException if it fails, with what it said
   */
  static void run(List<String> command) throws IOException, InterruptedException {
    run(command, Map.of(), null);
  }

  /**
   * Runs it in a folder, or in this one.
   *
   * @throws IOException if it fails, with what it said
   */
  static void run(List<String> command, Map<String, String> environment, @Nullable Path folder)
      throws IOException, InterruptedException {
    Ending ending = end(command, environment, folder);
    if (ending.status() != 0) {
      throw new IOException(String.join(" ", command) + ": " + ending.output());
    }
  }
}
