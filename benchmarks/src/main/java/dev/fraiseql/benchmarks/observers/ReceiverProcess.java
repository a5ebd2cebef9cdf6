package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@link Receivers} in a process of their own. */
final class ReceiverProcess implements AutoCloseable {
  private static final String KEY = "bWVhc3VyZWQgb24gb25lIG1hY2hpbmUgb25seSEhISE=";

  private final Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private ReceiverProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it. */
  static ReceiverProcess start(Bench bench) throws IOException {
    List<String> command =
        new ArrayList<>(
            ServerProcess.java(bench.flags(), ServerProcess.classPath(), Receivers.class));
    command.add(KEY);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
    String port = output.readLine();
    if (port == null) {
      throw new IOException("The receivers have not started");
    }
    return new ReceiverProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  /** The secret of a webhook. */
  static String secret() {
    return "whsec_" + KEY;
  }

  /** The URL of a path. */
  String url(String path) {
    return address.resolve(path).toString();
  }

  /** How many webhooks with right signatures were received. */
  long accepted() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/accepted")).build();
    return Long.parseLong(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
