package dev.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.CatalogPath;
import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.ServerProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the server as a process of its own, and reads what it logs. */
class LoggingTest {
  @TempDir Path folder;

  @Test
  void anApplicationsLogbackFileTakesPrecedence() throws Exception {
    Path resources = Files.createDirectory(folder.resolve("resources"));
    Files.writeString(
        resources.resolve("logback.xml"),
        """
        <configuration>
          <appender name="err" class="ch.qos.logback.core.ConsoleAppender">
            <target>System.err</target>
            <encoder><pattern>own pattern: %msg%n</pattern></encoder>
          </appender>
          <root level="info"><appender-ref ref="err"/></root>
        </configuration>
        """);
    String classPath = resources + File.pathSeparator + CatalogPath.GENERATED;

    assertThat(logOfAStart(classPath)).contains("own pattern: ");
  }

  @Test
  void withoutAFileOnlyWarningsOfLibrariesAreLogged() throws Exception {
    assertThat(logOfAStart(CatalogPath.GENERATED)).doesNotContain("HikariPool", "DEBUG");
  }

  private String logOfAStart(String classPath) throws Exception {
    Map<String, String> environment = Map.of("FRAISEQL_DATABASE_URL", Library.database(folder));
    try (ServerProcess process =
        ServerProcess.start(folder, classPath, ServerProcess.FLAGS, environment)) {
      process.awaitStart();
      return process.err();
    }
  }
}
