package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.SavepointListener;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The mark that keeps triggers silent ends with its transaction, however that ends: what is written
 * through the same connection later is captured, once.
 */
class WritingMarkTest {
  private static final String CLASSES = Shop.CLASSES.replace("OUTBOX", "TRIGGER");

  /** A transaction with the mark, up to its end. */
  @FunctionalInterface
  private interface Transaction {
    void run(WriteSession session) throws SQLException;
  }

  private static Map<String, Transaction> transactions() {
    Map<String, Transaction> all = new LinkedHashMap<>();
    all.put("a commit", WriteSession::commit);
    all.put("a rollback by closing", session -> {});
    all.put("a rollback", WriteSession::rollback);
    all.put(
        "a rollback and a commit",
        session -> {
          session.rollback();
          session.commit();
        });
    all.put("an error", WritingMarkTest::fail);
    all.put(
        "an error and a commit that is not made",
        session -> {
          fail(session);
          session.rollback();
        });
    all.put(
        "an error after which the transaction continues",
        session -> {
          Savepoint point = session.savepoint();
          fail(session);
          session.rollbackTo(point);
          session.commit();
        });
    all.put(
        "a mark that is set again",
        session -> {
          session.heedTriggers();
          session.ignoreTriggers();
          session.commit();
        });
    all.put("a cancellation", WriteSession::cancel);
    return all;
  }

  private static void fail(WriteSession session) {
    assertThatThrownBy(() -> execute(session, "insert into orders (id) values (1)"))
        .isInstanceOf(SQLException.class);
  }

  /** The connection of a method that sets no savepoints. */
  private static Connection author(WriteSession session) {
    return session.authorConnection(
        new SavepointListener() {
          @Override
          public void set(Savepoint point) {}

          @Override
          public void rolledBackTo(Savepoint point) {}
        });
  }

  private static void execute(WriteSession session, String sql) throws SQLException {
    try (Statement statement = author(session).createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void endsWithItsTransaction(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        ReadConnections reads = ReadConnections.open(address(shop), settings(), new Incidents());
        WriteConnections writes = reads.writes(address(shop), settings(), new Incidents())) {
      shop.execute(
          "mutation { createCustomer(input: {name: \"Ada\", address: {city: \"c\"}, orders: ["
              + "{number: 1, total: 0, status: NEW}]}) { id } }");
      int written = 0;
      for (Map.Entry<String, Transaction> each : transactions().entrySet()) {
        shop.run("delete from fq_outbox");
        String connection;
        try (WriteSession session = writes.begin(null, Recipient.NEVER_LEAVES)) {
          connection = connection(database, session);
          session.ignoreTriggers();
          execute(session, "update orders set note = 'silent " + written++ + "'");
          each.getValue().run(session);
        }
        assertThat(shop.rows("select id from fq_outbox")).as(each.getKey()).isEmpty();
        try (WriteSession session = writes.begin(null, Recipient.NEVER_LEAVES)) {
          if (!each.getKey().equals("a cancellation")) {
            assertThat(connection(database, session)).as(each.getKey()).isEqualTo(connection);
          }
          execute(session, "update orders set note = 'seen " + written++ + "'");
          session.commit();
        }
        assertThat(shop.rows("select operation, changed from fq_outbox"))
            .as(each.getKey())
            .containsExactly("UPDATED|[\"note\"]");
      }
    }
  }

  /** What the server calls a connection; SQLite has one that writes. */
  private static String connection(TestDatabase database, WriteSession session)
      throws SQLException {
    String sql =
        switch (database) {
          case POSTGRESQL -> "select pg_backend_pid()";
          case MYSQL, MARIADB -> "select connection_id()";
          case SQLITE -> "select 1";
        };
    Connection connection = author(session);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static DatabaseAddress address(Shop shop) {
    return new DatabaseAddress(shop.url());
  }

  private static PoolSettings settings() {
    return new PoolSettings(1, Duration.ofSeconds(20));
  }
}
