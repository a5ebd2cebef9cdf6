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

/** The client that people would use, in a process of its own: {@code stream_client.py}. */
final class PythonClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  private PythonClient(Process process) {
    this.process = process;
    commands = process.outputWriter();
    answers = process.inputReader();
  }

  /**
   * Starts one.
   *
   * @param sources the folder of the script and of what it requires
   * @param environment a folder for Python's packages, which are fetched when it is empty
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
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
  }

  /** A command to be filled in. */
  static ObjectNode command(String what) {
    return JSON.createObjectNode().put("do", what);
  }

  /** A command to read a stream of a server on this machine. */
  static ObjectNode flight(int port, String ticket) {
    return command("read")
        .put("from", "flight")
        .put("url", "grpc://127.0.0.1:" + port)
        .put("ticket", ticket);
  }

  /** Has a command carried out. */
  JsonNode ask(ObjectNode command) throws IOException {
    commands.write(command.toString());
    commands.newLine();
    commands.flush();
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("The client ended amid " + command);
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("error")) {
      throw new IOException(answer.get("error").asText() + " in answer to " + command);
    }
    return answer;
  }

  /** The most memory that it has had since this was last asked, in MB. */
  long peakMegabytes() throws IOException {
    return ask(command("memory")).get("peak").asLong();
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.destroy();
  }
}
