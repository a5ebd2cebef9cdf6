package dev.fraiseql.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.flight.Location;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the sample app, in a process of its own. */
class PrintRowsTest {
  private static final Pattern ADDRESS = Pattern.compile(" flight=grpc\\+tcp://[^ ]*:(\\d+)");

  @TempDir static Path folder;
  private static Process app;
  private static Location server;

  @BeforeAll
  static void startTheSampleApp() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags that Arrow needs are those of this test's own JVM.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.fraiseql.sample.SampleApp"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("FRAISEQL_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("music-store.db"));
    builder.environment().put("FRAISEQL_HTTP_PORT", "0");
    builder.environment().put("FRAISEQL_FLIGHT_PORT", "0");
    app = builder.start();
    server = Location.forGrpcInsecure("localhost", flightPort(app.inputReader()));
  }

  private static int flightPort(BufferedReader output) throws Exception {
    StringBuilder said = new StringBuilder();
    for (String line; (line = output.readLine()) != null; ) {
      said.append(line).append('\n');
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {})); // or the pipe fills
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IllegalStateException("The app ended: " + said);
  }

  @AfterAll
  static void stopTheSampleApp() {
    app.destroy();
    app.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void printsTheRowsOfAQuery() throws Exception {
    String rows =
        printed(
            """
            {"type": "GraphQLQuery", "query":
             "{ artists(where: {id: {lte: 2}}, orderBy: [{id: ASC}]) { id name albums { title } } }"}\
            """);
    assertThat(rows)
        .isEqualTo(
            """
            id\tname\talbums
            1\tAC/DC\t[{"title":"For Those About To Rock We Salute You"},{"title":"Let There Be Rock"}]
            2\tAccept\t[{"title":"Balls to the Wall"},{"title":"Restless and Wild"}]
            """);
  }

  @Test
  void asksTheSampleAppUnlessToldOtherwise() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      PrintRows.main(new String[] {"localhost", String.valueOf(server.getUri().getPort())});
    } finally {
      System.setOut(standard);
    }
    assertThat(out.toString(UTF_8).lines().findFirst())
        .contains("id\tinvoiceDate\ttotal\tcustomer");
    assertThat(out.toString(UTF_8)).contains("25.86");
  }

  @Test
  void staysAnExample() throws Exception {
    Path source = Path.of("src/main/java/dev/fraiseql/clients/PrintRows.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThan(50);
  }

  private static String printed(String ticket) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintRows.print(server, ticket, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }
}
