package dev.fraiseql.faults;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.SetupConnections;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Changes rows: transfers between accounts by mutations over HTTP and by plain SQL, and appends to
 * journals by plain SQL, in transactions that take up to some time, one in ten of which is rolled
 * back. It goes on when a server or the database fails.
 */
public final class Driver {
  static final int ACCOUNTS = 20;
  static final int JOURNALS = 10;

  private final DatabaseAddress address;
  private final Supplier<List<URI>> nodes;
  private final AtomicLong left;
  private final AtomicLong failed = new AtomicLong();

  /**
   * A driver.
   *
   * @param nodes the addresses of the servers that run
   * @param changes how many transactions are tried
   */
  Driver(DatabaseAddress address, Supplier<List<URI>> nodes, long changes) {
    this.address = address;
    this.nodes = nodes;
    left = new AtomicLong(changes);
  }

  /** Inserts the rows. */
  static void fill(DatabaseAddress address) throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      for (int i = 1; i <= ACCOUNTS; i++) {
        execute(connection, "insert into accounts (id, balance, version) values (?, 1000, 0)", i);
      }
      for (int i = 1; i <= JOURNALS; i++) {
        execute(connection, "insert into journals (id, entries, version) values (?, '', 0)", i);
      }
    }
  }

  /** The number of transactions that have failed, for whatever reason. */
  long failed() {
    return failed.get();
  }

  /**
   * Makes the changes.
   *
   * @param threads how many at once
   */
  void run(int threads, long seed) throws InterruptedException {
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      Random random = new Random(seed + i);
      workers[i] = Thread.ofPlatform().daemon().start(() -> work(random));
    }
    for (Thread worker : workers) {
      worker.join();
    }
  }

  private void work(Random random) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    while (left.getAndDecrement() > 0) {
      try {
        switch (random.nextInt(4)) {
          case 0 -> mutate(client, random);
          case 1 -> transfer(random);
          default -> append(random);
        }
      } catch (SQLException | IOException | DatabaseOpenException e) {
        failed.incrementAndGet();
        pause(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void mutate(HttpClient client, Random random) throws IOException, InterruptedException {
    List<URI> alive = nodes.get();
    if (alive.isEmpty()) {
      pause(20);
      return;
    }
    int from = 1 + random.nextInt(ACCOUNTS);
    int to = 1 + random.nextInt(ACCOUNTS);
    String change = "updateAccount(id: %s, increment: {balance: %s, version: 1}) { id }";
    String document =
        "mutation { a: " + change.formatted(from, -5) + " b: " + change.formatted(to, 5) + " }";
    HttpRequest request =
        HttpRequest.newBuilder(alive.get(random.nextInt(alive.size())).resolve("/graphql"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}"))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.body().contains("\"errors\"")) {
      failed.incrementAndGet();
    }
  }

  private void transfer(Random random) throws SQLException {
    int from = 1 + random.nextInt(ACCOUNTS - 1);
    int to = from + 1 + random.nextInt(ACCOUNTS - from); // in the order of the keys
    String sql = "update accounts set balance = balance + ?, version = version + 1 where id = ?";
    transaction(
        random,
        connection -> {
          execute(connection, sql, -3, from);
          execute(connection, sql, 3, to);
        });
  }

  private void append(Random random) throws SQLException {
    int journal = 1 + random.nextInt(JOURNALS);
    int entry = random.nextInt(1000);
    transaction(
        random,
        connection -> {
          // Locks the row before it is read.
          execute(connection, "update journals set version = version + 1 where id = ?", journal);
          String entries;
          try (PreparedStatement select =
              connection.prepareStatement("select entries from journals where id = ?")) {
            select.setInt(1, journal);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              entries = row.getString(1);
            }
          }
          try (PreparedStatement update =
              connection.prepareStatement("update journals set entries = ? where id = ?")) {
            update.setString(1, entries + entry + ',');
            update.setInt(2, journal);
            update.executeUpdate();
          }
        });
  }

  /** SQL within a transaction. */
  @FunctionalInterface
  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void transaction(Random random, Work work) throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        if (address.database() != Database.SQLITE && random.nextInt(3) == 0) {
          pause(random.nextInt(50)); // others commit entries with higher numbers meanwhile
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  static void execute(Connection connection, String sql, int... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setInt(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
