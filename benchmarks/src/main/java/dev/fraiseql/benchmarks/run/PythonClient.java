package dev.fraiseql.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The client {@code stream_client.py} in its own process: a command per line, a result per line.
 */
public final class PythonClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader responses;

  private PythonClient(Process process) {
    this.process = process;
    commands = process.outputWriter();
    responses = process.inputReader();
  }

  /** Starts a client. The first start downloads Python's packages next to the working files. */
  public static PythonClient start(Bench bench) throws IOException, InterruptedException {
    Path sources = Bench.folder("compare.python");
    Path environment = bench.work().resolveSibling("python");
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
    builder.environment().put("PYTHONPATH", Bench.folder("compare.client").toString());
    return new PythonClient(builder.start());
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " failed with exit code " + code);
    }
  }

  /** A command, to which the caller adds arguments. */
  public static ObjectNode command(String name) {
    return JSON.createObjectNode().put("do", name);
  }

  /** A command that reads a stream of a server on this machine. */
  public static ObjectNode flight(int port, String ticket) {
    return command("read")
        .put("from", "flight")
        .put("url", "grpc://127.0.0.1:" + port)
        .put("ticket", ticket);
  }

  /** The address of a PostgreSQL for Python's drivers. */
  public static String postgresqlUrl(String jdbcUrl) {
    URI address = URI.create(jdbcUrl.substring("jdbc:".length()));
    String user = address.getQuery().replaceFirst(".*user=([^&]*).*", "$1");
    return "postgresql://%s@%s%s".formatted(user, address.getAuthority(), address.getPath());
  }

  /**
   * Runs a command.
   *
   * @throws IOException if the command fails
   */
  public JsonNode run(ObjectNode command) throws IOException {
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
  public long peakMegabytes() throws IOException {
    return run(command("memory")).get("peak").asLong();
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.destroy();
  }
}
