package dev.fraiseql.conformance.write;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.jdbc.fault.FailPoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** A server in a process of its own, which halts at a fail point. */
final class CrashingWriter {
  private CrashingWriter() {}

  /**
   * Executes requests until the input ends: lines of an idempotency key, a tabulator and a
   * document. Each response is a line.
   *
   * @param arguments the URL of the database
   */
  public static void main(String[] arguments) throws IOException {
    List<TypeCatalog> catalogs = new ArrayList<>();
    ServiceLoader.load(TypeCatalog.class).forEach(catalogs::add);
    catalogs.removeIf(catalog -> !catalog.getClass().getPackageName().equals("foreign"));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FraiseEngine engine =
        FraiseEngine.open(
            new EngineSettings(arguments[0], null, null, 4, Limits.DEFAULT), catalogs)) {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        String[] parts = line.split("\t", 2);
        GraphQlRequest request = new GraphQlRequest(parts[1], null, Map.of(), null);
        System.out.println(
            "response "
                + engine
                    .graphql()
                    .execute(request.withIdempotencyKey(parts[0]), Caller.ANONYMOUS)
                    .text());
      }
    }
  }

  /**
   * Sends one request to a new process, and waits until it ends.
   *
   * @param point with the number of times, {@code write.commit:1}
   * @return the response; empty if the process halted before
   */
  static String send(Shop shop, String point, String key, String document) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-D" + FailPoint.PROPERTY + "=" + point);
    command.add("-cp");
    command.add(System.getProperty("java.class.path") + File.pathSeparator + shop.classes());
    command.add(CrashingWriter.class.getName());
    command.add(shop.url());
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    process
        .getOutputStream()
        .write((key + "\t" + document + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String response =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("response "))
            .map(line -> line.substring("response ".length()))
            .findFirst()
            .orElse("");
    int exit = process.waitFor();
    if (exit != (response.isEmpty() ? FailPoint.EXIT_CODE : 0)) {
      throw new AssertionError("exit code " + exit + " after " + response);
    }
    return response;
  }
}
