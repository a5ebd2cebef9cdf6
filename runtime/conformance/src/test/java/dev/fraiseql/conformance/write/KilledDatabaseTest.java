package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.KillableServer;
import dev.fraiseql.testing.TestDatabase;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A database server that is killed while requests write, and started again. */
class KilledDatabaseTest {
  private static final int WRITERS = 4;
  private static final int REQUESTS = 30;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void leavesNoHalfRequest(TestDatabase database) throws Exception {
    try (KillableServer server = KillableServer.start(database);
        Connection connection = DriverManager.getConnection(server.url());
        Shop shop = Shop.open(database, connection);
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
        while (shop.rows("select id from orders").size() < 10 * (i + 1)
            && !writers.stream().allMatch(Future::isDone)) {
          Thread.onSpinWait();
        }
        server.kill();
        server.restart();
      }
      int failed = 0;
      for (Future<Integer> each : writers) {
        failed += each.get();
      }
      assertThat(failed).isPositive();
      assertThat(ConsistencyCheck.problems(shop, sent)).isEmpty();
      assertThat(shop.rows("select count(*) from orders"))
          .containsExactly(Integer.toString(1 + WRITERS * REQUESTS));
      for (int number : sent) {
        String stored =
            shop.rows(
                    "select response from fq_idempotency where idempotency_key = '"
                        + ConsistencyCheck.key(number)
                        + "'")
                .getFirst();
        assertThat(send(shop, number)).isEqualTo(stored);
      }
      assertThat(ConsistencyCheck.problems(shop, sent)).isEmpty();
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
