package dev.fraiseql.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the 61 audits of npm's graphql-http against the app, with queries and with mutations. */
class ServerAuditsTest {
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path FOLDER = Path.of("target/node");

  @Test
  void passesEveryAuditOfTheGraphQlOverHttpDraft() throws Exception {
    requireNode();
    install();
    try (RunningSample app = RunningSample.onSqlite()) {
      Run run = run(FOLDER, "node", "audits.js", "http://localhost:" + app.httpPort() + "/graphql");

      assertThat(run.output)
          .contains("61 of 61 audits passed with queries")
          .contains("61 of 61 audits passed with mutations");
      assertThat(run.exitCode).isZero();
    }
  }

  /** Without Node.js the test is skipped, and fails in CI. */
  private static void requireNode() throws InterruptedException {
    String missing = "Node.js with npm is not installed: the audits of graphql-http did not run";
    try {
      if (run(Path.of("."), "npm", "--version").exitCode == 0) {
        return;
      }
    } catch (IOException e) {
      // No such program: reported below.
    }
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    abort(missing);
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json", "audits.js")) {
      Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Run run = run(FOLDER, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    assertThat(run.exitCode).as(run.output).isZero();
  }

  private static Run run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int exitCode, String output) {}
}
