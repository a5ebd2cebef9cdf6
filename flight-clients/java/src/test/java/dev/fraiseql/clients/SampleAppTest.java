package dev.fraiseql.clients;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests against the sample app on SQLite, which runs for each class anew. */
abstract class SampleAppTest {
  @TempDir static Path folder;
  static SampleServer app;

  @BeforeAll
  static void start() throws Exception {
    app = SampleServer.start(folder);
  }

  @AfterAll
  static void stop() {
    app.close();
  }
}
