package dev.fraiseql.testing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a program to its end. */
final class Command {
  private Command() {}

  /**
   * The result of a program.
   *
   * @param status its exit status
   * @param output its output, including errors
   */
  record Result(int status, String output) {}

  /**
   * Runs a program, whatever its exit status.
   *
   * @param folder the working directory; null for that of this process
   */
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
   * Runs a program.
   *
   * @throws IOException if it fails, with its output
   */
  static void run(List<String> command) throws IOException, InterruptedException {
    run(command, Map.of(), null);
  }

  /**
   * Runs a program.
   *
   * @param folder the working directory; null for that of this process
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
