package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fraiseql.server.library.Library;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A real database that is taken away, and comes back. */
class DeadDatabaseTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void isReportedWithinASecondAndNeverByLiveness() throws Exception {
    EmbeddedPostgres database = EmbeddedPostgres.start();
    int port = database.getPort();
    create(database);
    Map<String, Object> settings =
        Map.of("fraiseql.database.url", database.getJdbcUrl("postgres", "postgres"));
    try (Library library = Library.open(folder, settings)) {
      assertThat(timed(library, "/health/ready", 200)).isLessThan(Duration.ofSeconds(1));

      database.close();

      for (int probe = 0; probe < 3; probe++) {
        assertThat(timed(library, "/health", 503)).isLessThan(Duration.ofSeconds(1));
        assertThat(timed(library, "/health/ready", 503)).isLessThan(Duration.ofSeconds(1));
        assertThat(timed(library, "/health/live", 200)).isLessThan(Duration.ofSeconds(1));
      }
      assertThat(library.page("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
      while (status(library, "/graphql?query=%7BbooksCount%7D") != 500) {}
      // Five seconds by default, not the thirty of a statement.
      assertThat(timed(library, "/graphql?query=%7BbooksCount%7D", 500))
          .isLessThan(Duration.ofSeconds(8));

      try (EmbeddedPostgres again = EmbeddedPostgres.builder().setPort(port).start()) {
        create(again);
        while (library.page("/health/ready").statusCode() != 200) {}
      }
    } finally {
      database.close();
    }
  }

  @Test
  @Timeout(60)
  void failsRequestsAfterTheTimeoutThatIsSet() throws Exception {
    EmbeddedPostgres database = EmbeddedPostgres.start();
    create(database);
    Map<String, Object> settings =
        Map.of(
            "fraiseql.database.url",
            database.getJdbcUrl("postgres", "postgres"),
            "fraiseql.database.connection-timeout",
            "300ms");
    try (Library library = Library.open(folder, settings)) {
      database.close();
      // The connections that are open fail only when they are used.
      while (status(library, "/graphql?query=%7BbooksCount%7D") != 500) {}
      assertThat(timed(library, "/graphql?query=%7BbooksCount%7D", 500))
          .isLessThan(Duration.ofSeconds(3));
    } finally {
      database.close();
    }
  }

  private static Duration timed(Library library, String path, int status) throws Exception {
    long start = System.nanoTime();
    assertThat(status(library, path)).as(path).isEqualTo(status);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static int status(Library library, String path) throws Exception {
    return library
        .send(
            HttpRequest.newBuilder(library.uri(path))
                .header("Accept", "application/graphql-response+json"))
        .statusCode();
  }

  @Test
  @Timeout(120)
  void isToldOnceInOneLineAndSoIsItsReturn() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.fraiseql");
    log.start();
    logger.addAppender(log);
    EmbeddedPostgres database = EmbeddedPostgres.start();
    int port = database.getPort();
    create(database);
    Map<String, Object> settings =
        Map.of(
            "fraiseql.database.url",
            database.getJdbcUrl("postgres", "postgres"),
            "fraiseql.database.pool-size",
            2,
            "fraiseql.limits.timeout",
            "1s");
    try (Library library = Library.open(folder, settings)) {
      assertThat(library.page("/health").statusCode()).isEqualTo(200);
      log.list.clear();

      database.close();

      for (int probe = 0; probe < 3; probe++) {
        assertThat(library.page("/health").statusCode()).isEqualTo(503);
      }
      assertThat(log.list)
          .singleElement()
          .satisfies(event -> {
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getFormattedMessage())
                .startsWith("The database does not respond: ")
                .doesNotContain("\n");
          });
      log.list.clear();

      try (EmbeddedPostgres restarted = EmbeddedPostgres.builder().setPort(port).start()) {
        create(restarted);
        // The pool tries again in its own time, and a probe waits for it a while.
        while (library.page("/health").statusCode() != 200) {}
        assertThat(library.page("/health").statusCode()).isEqualTo(200);
        assertThat(log.list)
            .singleElement()
            .satisfies(event ->
                assertThat(event.getFormattedMessage()).isEqualTo("The database responds again"));
      }
    } finally {
      logger.detachAppender(log);
      database.close();
    }
  }

  private static void create(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection()) {
      Library.create(connection);
    }
  }
}
