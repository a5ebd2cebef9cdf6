package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that is killed while requests write, and started again. */
class KilledDatabaseTest {
  private static final int WRITERS = 4;
  private static final int REQUESTS = 30;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Test
  void leavesNoHalfRequest(@TempDir Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    EmbeddedPostgres database = start(data, 0);
    int port = database.getPort();
    try (Connection connection =
            DriverManager.getConnection(database.getJdbcUrl("postgres", "postgres"));
        Shop shop = Shop.open(TestDatabase.POSTGRESQL, connection);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      ConsistencyCheck.fill(shop);
      List<Integer> sent = new ArrayList<>();
      List<Future<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = 1 + writer * REQUESTS;
        for (int i = 0; i < REQUESTS; i++) {
          sent.add(first + i);
        }
        Callable<Integer> requests = () -> sendAll(shop, first);
        writers.add(threads.submit(requests));
      }
      for (int i = 0; i < 2; i++) {
        while (shop.rows("select id from orders").size() < 10 * (i + 1)) {
          Thread.onSpinWait();
        }
        kill(data);
        database.close(); // which finds no process, and releases its lock of the folder
        database = start(data, port);
      }
      int failed = 0;
      for (Future<Integer> each : writers) {
        failed += each.get();
      }
      assertThat(failed).isPositive();
      assertThat(ConsistencyCheck.problems(shop, sent)).isEmpty();
      assertThat(shop.rows("select count(*) from orders"))
          .containsExactly(Integer.toString(1 + WRITERS * REQUESTS));
    } finally {
      database.close();
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on") // otherwise it loses what it has committed
        .setPort(port)
        .start();
  }

  /** Kills the server and all its processes. */
  private static void kill(Path data) throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> sessions = server.descendants().toList();
    server.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    server.onExit().get();
    for (ProcessHandle each : sessions) {
      each.onExit().get();
    }
  }

  private static int sendAll(Shop shop, int first) {
    long begun = System.nanoTime();
    int failed = 0;
    for (int number = first; number < first + REQUESTS; number++) {
      String response = send(shop, number);
      while (!response.startsWith("{\"data\":{")) {
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
          throw new AssertionError("the database was not started again: " + response);
        }
        failed++;
        response = send(shop, number);
      }
    }
    return failed;
  }

  private static String send(Shop shop, int number) {
    return shop.executeOnce(
        ConsistencyCheck.key(number), ConsistencyCheck.request(number), Map.of());
  }
}
