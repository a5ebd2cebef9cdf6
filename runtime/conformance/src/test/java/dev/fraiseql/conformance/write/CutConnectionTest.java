package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Connections that are lost within a mutation: the request is wholly there or not at all, and its
 * error says that this is unknown only if the connection was lost in the commit.
 */
class CutConnectionTest {
  private static final String UNKNOWN = "\"outcome\":\"UNKNOWN\"";
  private static final int WRITERS = 4;
  private static final int CUT_REQUESTS = 10;

  /**
   * Many times what {@link #CUT_REQUESTS} needs, so that a killer without effect fails the test.
   */
  private static final int MAX_REQUESTS = 5_000;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void aCutLeavesNoHalfRequest(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        CuttingProxy proxy = new CuttingProxy(shop.url());
        Shop behind = shop.at(proxy.url())) {
      ConsistencyCheck.fill(shop);
      List<Integer> sent = new ArrayList<>();
      for (boolean delivered : List.of(false, true)) {
        int uncut = 0;
        boolean inCommit = false;
        // A pool that tests its connections sends more messages at times: the last ones are
        // repeated.
        for (int message = 1; uncut < 3 || (!inCommit && uncut < 50); message++) {
          int number = sent.size() + 1;
          sent.add(number);
          // A statement that opens the connections that the last cut has closed.
          behind.execute("mutation { deleteOrder(id: \"0\") { id } }");
          proxy.cutAt(message, delivered);
          String response = send(behind, number);
          if (proxy.stop()) {
            uncut++;
            message -= 2;
          }
          String place = "message " + message + (delivered ? " delivered: " : ": ") + response;
          assertThat(ConsistencyCheck.problems(shop, sent)).as(place).isEmpty();
          boolean there = ConsistencyCheck.isThere(shop, number);
          if (response.startsWith("{\"data\":{")) {
            assertThat(there).as(place).isTrue();
          } else if (response.contains(UNKNOWN)) {
            inCommit = true;
            assertThat(there).as(place).isEqualTo(delivered);
          } else {
            assertThat(response).as(place).contains("\"data\":null").doesNotContain("[\"\"]");
            assertThat(there).as(place).isFalse();
          }
          assertThat(send(behind, number)).as(place).startsWith("{\"data\":{");
          assertThat(ConsistencyCheck.isThere(shop, number)).as(place).isTrue();
        }
        assertThat(inCommit).isTrue();
      }
      assertThat(ConsistencyCheck.problems(shop, sent)).isEmpty();
      assertThat(sent).hasSizeGreaterThan(10);
    }
  }

  private static String send(Shop shop, int number) {
    return shop.executeOnce(
        ConsistencyCheck.key(number), ConsistencyCheck.request(number), Map.of());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void terminatedSessionsLeaveNoHalfRequest(TestDatabase database) throws Exception {
    try (Shop shop = Shop.open(database);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
      ConsistencyCheck.fill(shop);
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> killer = threads.submit(() -> terminate(database, shop, done));
      AtomicInteger numbers = new AtomicInteger();
      AtomicInteger failed = new AtomicInteger();
      Callable<Void> writer =
          () -> {
            while (failed.get() < CUT_REQUESTS && numbers.get() < MAX_REQUESTS) {
              failed.addAndGet(sendUntilExecuted(shop, numbers.incrementAndGet()));
            }
            return null;
          };
      try {
        for (Future<Void> each : threads.invokeAll(Collections.nCopies(WRITERS, writer))) {
          each.get();
        }
      } finally {
        done.set(true);
      }
      assertThat(killer.get()).isGreaterThanOrEqualTo(CUT_REQUESTS);
      assertThat(failed.get()).isGreaterThanOrEqualTo(CUT_REQUESTS);
      List<Integer> sent = IntStream.rangeClosed(1, numbers.get()).boxed().toList();
      assertThat(ConsistencyCheck.problems(shop, sent)).isEmpty();
      assertThat(shop.rows("select count(*) from orders"))
          .containsExactly(Integer.toString(sent.size() + 1));
    }
  }

  /** Sends a request until it is executed, and returns how many responses were errors. */
  private static int sendUntilExecuted(Shop shop, int number) {
    int failed = 0;
    String response = send(shop, number);
    while (!response.startsWith("{\"data\":{")) {
      failed++;
      assertThat(response).containsPattern("\"code\":\"(INTERNAL_SERVER_ERROR|CONFLICT|TIMEOUT)\"");
      response = send(shop, number);
    }
    return failed;
  }

  private static int terminate(TestDatabase database, Shop shop, AtomicBoolean done)
      throws SQLException {
    int terminated = 0;
    try (Connection connection = DriverManager.getConnection(shop.url());
        Statement statement = connection.createStatement()) {
      while (!done.get()) {
        for (String session : shop.rows(sessions(database))) {
          try {
            statement.execute(
                database == TestDatabase.POSTGRESQL
                    ? "select pg_terminate_backend(" + session + ")"
                    : "kill " + session);
            terminated++;
          } catch (SQLException e) {
            // The session has ended meanwhile.
          }
        }
        // InnoDB refreshes innodb_trx only if nobody has read it for 100 ms.
        LockSupport.parkNanos(database == TestDatabase.POSTGRESQL ? 20_000_000 : 120_000_000);
      }
    }
    return terminated;
  }

  /** Sessions that write. */
  private static String sessions(TestDatabase database) {
    return database == TestDatabase.POSTGRESQL
        ? "select pid from pg_stat_activity where datname = current_database()"
            + " and backend_xid is not null and pid <> pg_backend_pid()"
        : "select t.trx_mysql_thread_id from information_schema.innodb_trx t join"
            + " information_schema.processlist p on p.id = t.trx_mysql_thread_id"
            + " where p.db = database() and p.id <> connection_id()";
  }
}
