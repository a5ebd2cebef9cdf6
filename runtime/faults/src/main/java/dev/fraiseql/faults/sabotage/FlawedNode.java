package dev.fraiseql.faults.sabotage;

import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.observers.event.EventJson;
import dev.fraiseql.observers.store.Lease;
import dev.fraiseql.observers.store.Ledger;
import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.OutboxTable;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Subscriptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A node that delivers one event after the other, with a flaw: {@code FlawedNode URL SINK FLAW}. It
 * looks at the whole outbox each time, which is right and slow.
 */
public final class FlawedNode {
  private static final Map<String, String> OBSERVERS =
      Map.of("AccountChanged", "Account", "JournalChanged", "Journal");

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final long EPOCH_OF_NOBODY = 1_000;

  private final Flaw flaw;
  private final URI sink;
  private final ControlConnections connections;
  private final OutboxTable outbox;
  private final Ledger ledger;
  private final Subscriptions subscriptions;
  private final Lease lease;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final EventJson json = new EventJson(Set.of());

  private long epoch;
  private long leadsUntil;
  private Lease.State seen = new Lease.State(null, -1, -1);
  private long seenAt;
  private long cursor;

  private FlawedNode(String url, String sink, Flaw flaw) {
    this.flaw = flaw;
    this.sink = URI.create(sink);
    DatabaseAddress address = new DatabaseAddress(url);
    PoolSettings pool = new PoolSettings(4, Duration.ofSeconds(5));
    Incidents incidents = new Incidents();
    WriteConnections writes =
        ReadConnections.open(address, pool, incidents).writes(address, pool, incidents);
    writes.migrateControlTables();
    connections = writes.control(4);
    outbox = new OutboxTable(connections);
    ledger = new Ledger(connections, Clock.systemUTC());
    subscriptions = new Subscriptions(connections, Clock.systemUTC());
    lease = new Lease(connections, UUID.randomUUID().toString());
  }

  /** Delivers until it is stopped. */
  public static void main(String[] arguments) throws Exception {
    FlawedNode node = new FlawedNode(arguments[0], arguments[1], Flaw.valueOf(arguments[2]));
    node.lease.read();
    for (Map.Entry<String, String> each : OBSERVERS.entrySet()) {
      node.subscriptions.register(each.getKey(), "webhook", each.getValue(), 0);
    }
    System.out.println("fraiseql started (flawed) http=" + arguments[1] + "/graphql");
    while (true) {
      try {
        if (node.leads()) {
          node.deliver();
        }
      } catch (SQLException | IOException e) {
        System.out.println("waits: " + e);
      }
      Thread.sleep(20);
    }
  }

  private boolean leads() throws SQLException {
    if (flaw == Flaw.LEADER_IN_MEMORY) {
      epoch = EPOCH_OF_NOBODY;
      return true;
    }
    long now = System.nanoTime();
    if (epoch > 0) {
      boolean renewed = lease.renew(epoch);
      epoch = renewed ? epoch : 0;
      leadsUntil = now + LEASE.toNanos();
      return renewed;
    }
    Lease.State state = lease.read();
    if (!state.equals(seen)) {
      seen = state;
      seenAt = System.nanoTime();
    }
    boolean expired = System.nanoTime() - seenAt >= LEASE.toNanos();
    if ((state.holder() == null || expired) && lease.take(state)) {
      epoch = state.epoch() + 1;
      leadsUntil = now + LEASE.toNanos();
      return true;
    }
    return false;
  }

  private boolean mayGoOn() {
    return flaw == Flaw.LEADER_IN_MEMORY
        || flaw == Flaw.UNFENCED_SETTLEMENT
        || System.nanoTime() - leadsUntil < 0;
  }

  private void deliver() throws SQLException, IOException, InterruptedException {
    for (Subscription subscription : subscriptions.all()) {
      long last = outbox.lastId();
      Set<Long> known =
          flaw == Flaw.NAIVE_CURSOR ? Set.of() : new HashSet<>(ledger.known(subscription, 0, last));
      List<LoggedEvent> events = outbox.read(flaw == Flaw.NAIVE_CURSOR ? cursor : 0, last);
      for (LoggedEvent event : events) {
        boolean isItsOwn = event.event().type().equals(subscription.type());
        if (isItsOwn && !known.contains(event.id())) {
          if (!mayGoOn()) {
            return;
          }
          deliver(subscription, event);
        }
      }
    }
    if (flaw == Flaw.NAIVE_CURSOR) {
      cursor = lowestPosition();
    }
  }

  /** Both observers have read up to it. */
  private long lowestPosition() throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
              connection.prepareStatement("select max(outbox_id) from fq_delivery");
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private void deliver(Subscription subscription, LoggedEvent event)
      throws SQLException, IOException, InterruptedException {
    switch (flaw) {
      case IDLE_WORKER -> settle(subscription, event);
      case MARK_BEFORE_EFFECT -> {
        settle(subscription, event);
        Thread.sleep(5);
        send(subscription, event);
      }
      case ACKNOWLEDGE_BEFORE_EFFECT -> {
        settle(subscription, event);
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(50);
                send(subscription, event);
              } catch (IOException | InterruptedException e) {
                System.out.println("lost: " + e);
              }
            });
        Thread.sleep(2);
      }
      default -> {
        send(subscription, event);
        settle(subscription, event);
      }
    }
  }

  private void send(Subscription subscription, LoggedEvent event)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      String id = event.event().id() + "." + subscription.observer();
      HttpRequest request =
          HttpRequest.newBuilder(sink.resolve("/" + subscription.observer()))
              .timeout(Duration.ofSeconds(30)) // longer than a freeze
              .header("webhook-id", flaw == Flaw.NEW_ID_FOR_RETRY ? id + '.' + attempt : id)
              .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(event.event())))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 300) {
        return;
      }
    }
  }

  private void settle(Subscription subscription, LoggedEvent event) throws SQLException {
    connections.write(connection -> {
      boolean fenced = flaw != Flaw.UNFENCED_SETTLEMENT && flaw != Flaw.LEADER_IN_MEMORY;
      int counted =
          update(
              connection,
              "update fq_observer set captured = captured + 1, done = done + 1 where id = ?"
                  + (fenced ? " and epoch = ?" : ""),
              fenced ? new long[] {subscription.id(), epoch} : new long[] {subscription.id()});
      if (counted == 0) {
        throw new SQLException("another node leads");
      }
      if (!fenced
          && update(
                  connection,
                  "delete from fq_delivery where observer_id = ? and outbox_id = ?",
                  subscription.id(),
                  event.id())
              > 0) {
        update(
            connection,
            "update fq_observer set captured = captured - 1, done = done - 1 where id = ?",
            subscription.id());
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into fq_delivery (observer_id, outbox_id, state, attempt, replay, epoch,"
                  + " settled_at) values (?, ?, 'DONE', 1, 0, ?, ?)")) {
        insert.setInt(1, subscription.id());
        insert.setLong(2, event.id());
        insert.setLong(3, epoch);
        connections.bind(insert, 4, Instant.now().truncatedTo(ChronoUnit.MICROS));
        return insert.executeUpdate();
      }
    });
  }

  private static int update(Connection connection, String sql, long... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
