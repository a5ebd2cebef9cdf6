package dev.fraiseql.testing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs external programs and waits for them. */
final class Command {
  private Command() {}

  /**
   * The result of a program.
   *
   * @param status the exit status
   * @param output standard output and standard error
   */
  record Result(int status, String output) {}

  /** Runs a program in a folder; null for the current one. */
  static Result execute(
      List<String> command, Map<String, String> environment, @Nullable Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    return new Result(process.waitFor(), output);
  }

  /**
   * Runs a program that must succeed.
   *
   * @throws IOException if it fails, with its output
   */
  static void run(List<String> command) throws IOException, InterruptedException {
    run(command, Map.of(), null);
  }

  /**
   * Runs a program that must succeed, in a folder; null for the current one.
   *
   * @throws IOException if it fails, with its output
   */
  static void run(List<String> command, Map<String, String> environment, @Nullable Path folder)
      throws IOException, InterruptedException {
    Result result = execute(command, environment, folder);
    if (result.status() != 0) {
      throw new IOException(String.join(" ", command) + ": " + result.output());
    }
  }
}
