package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The client {@code stream_client.py} in its own process: a command per line, a result per line.
 */
final class PythonClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader responses;

  private PythonClient(Process process) {
    this.process = process;
    commands = process.outputWriter();
    responses = process.inputReader();
  }

  /**
   * Starts a client.
   *
   * @param sources the folder of the script and its requirements
   * @param environment the folder for Python's packages, which are downloaded if it is empty
   */
  static PythonClient start(Path sources, Path environment)
      throws IOException, InterruptedException {
    Path python = environment.resolve("bin").resolve("python");
    if (!Files.exists(environment.resolve("complete"))) {
      run(List.of("python3", "-m", "venv", environment.toString()));
      run(
          List.of(
              python.toString(),
              "-m",
              "pip",
              "install",
              "-q",
              "--disable-pip-version-check",
              "-r",
              sources.resolve("requirements.txt").toString()));
      Files.createFile(environment.resolve("complete"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), sources.resolve("stream_client.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    return new PythonClient(builder.start());
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " failed with exit code " + code);
    }
  }

  /** A command, to which the caller adds arguments. */
  static ObjectNode command(String name) {
    return JSON.createObjectNode().put("do", name);
  }

  /** A command that reads a stream of a server on this machine. */
  static ObjectNode flight(int port, String ticket) {
    return command("read")
        .put("from", "flight")
        .put("url", "grpc://127.0.0.1:" + port)
        .put("ticket", ticket);
  }

  /**
   * Runs a command.
   *
   * @throws IOException if the command fails
   */
  JsonNode run(ObjectNode command) throws IOException {
    commands.write(command.toString());
    commands.newLine();
    commands.flush();
    String line = responses.readLine();
    if (line == null) {
      throw new IOException("The client ended during " + command);
    }
    JsonNode result = JSON.readTree(line);
    if (result.has("error")) {
      throw new IOException(command + " failed: " + result.get("error").asText());
    }
    return result;
  }

  /** The client's maximum memory since the last call, in MB. */
  long peakMegabytes() throws IOException {
    return run(command("memory")).get("peak").asLong();
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.destroy();
  }
}
