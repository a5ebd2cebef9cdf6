package dev.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.CatalogPath;
import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a locale with digits of its own. */
class LocaleTest {
  private static final String ASCII = "[\\x20-\\x7e\\s]*";

  @TempDir Path folder;

  @Test
  void numbersHaveAsciiDigitsInEveryLocale() throws Exception {
    List<String> flags = new ArrayList<>(ServerProcess.FLAGS);
    flags.add("-Duser.language=ar");
    flags.add("-Duser.country=EG");
    Map<String, String> environment = Map.of("FRAISEQL_DATABASE_URL", Library.database(folder));
    try (ServerProcess process =
            ServerProcess.start(folder, CatalogPath.GENERATED, flags, environment);
        HttpClient client = HttpClient.newHttpClient()) {
      URI server = process.awaitStart();
      for (String path :
          List.of(
              "/health",
              "/metrics",
              "/graphql?query=%7Bbooks(limit:99999)%7Bid%7D%7D",
              "/graphql?query=%7Bbooks(orderBy:%7Bid:ASC%7D)%7Bid%20pages%7D%7D",
              "/graphql?query=%7Ba%0A%0Ab%7D")) {
        assertThat(
                client
                    .send(
                        HttpRequest.newBuilder(server.resolve(path)).build(),
                        BodyHandlers.ofString())
                    .body())
            .as(path)
            .isNotEmpty()
            .matches(ASCII);
      }
      process.terminate();
      process.awaitEnd();
      assertThat(process.out()).matches(ASCII).containsPattern("types=[0-9]+ operations=[0-9]+");
      assertThat(process.err()).matches(ASCII);
    }
    try (ServerProcess process =
        ServerProcess.start(
            folder,
            CatalogPath.GENERATED,
            flags,
            Map.of("FRAISEQL_DATABASE_URL", Library.database(folder), "FRAISEQL_HTTP_PORT", "x"))) {
      process.awaitEnd();
      assertThat(process.err()).contains("Set it to a number from 0 to 65535.");
    }
  }
}
