package dev.fraiseql.faults;

import dev.fraiseql.faults.app.App;
import dev.fraiseql.faults.app.ParcelSent;
import dev.fraiseql.faults.check.Checker;
import dev.fraiseql.faults.sabotage.Flaw;
import dev.fraiseql.faults.sabotage.FlawedNode;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.DatabaseOpenException;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.testing.KillableServer;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One scenario on one database: starts everything, injects the faults, and reads what is left. */
public final class Run implements AutoCloseable {
  /** The time of the lease of nodes under test. */
  private static final String LEASE = "2s";

  /** The end of a statement in a script. */
  private static final Pattern END = Pattern.compile(";\\s*\n");

  private static final List<Sink.Behaviour> BEHAVIOURS =
      List.of(
          Sink.Behaviour.LYING,
          Sink.Behaviour.FAILING,
          Sink.Behaviour.SLOW,
          Sink.Behaviour.HANGING,
          Sink.Behaviour.DEAD,
          Sink.Behaviour.GOOD);

  /** The parcels of a round: their methods fail in all ways, between others. */
  private static final List<String> PARCELS =
      List.of(
          ParcelSent.FINE,
          ParcelSent.HANGS,
          ParcelSent.FINE,
          ParcelSent.HALTS,
          ParcelSent.FINE,
          ParcelSent.THROWS,
          ParcelSent.FINE);

  /** The file of libfaketime; empty if there is none. */
  private static final String FAKETIME =
      Objects.requireNonNullElse(System.getenv("FAULTS_FAKETIME"), "");

  private static final long LEASE_MILLIS = 2_000;
  private static final long BEHAVIOUR_MILLIS = 3_000;
  private static final long FULL_MILLIS = 2_000;
  private static final int THREADS = 4;
  private static final long SETTLING_MILLIS = 180_000;

  /** Nodes with flaws may never settle everything. */
  private static final long SETTLING_WITH_FLAW_MILLIS = 10_000;

  private final Scenario scenario;
  private final Settings settings;
  private final @Nullable Flaw flaw;
  private final Random random;
  private final Sink sink;
  private final @Nullable KillableServer server;
  private final DatabaseAddress address;
  private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
  private final List<URI> addresses = new CopyOnWriteArrayList<>();
  private final Map<Long, Long> takeovers = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /**
   * How long and how hard a run is.
   *
   * @param changes the number of transactions
   * @param rounds how often a fault is injected
   * @param bulk the number of rows of the large transaction
   * @param openMillis for which time a transaction stays open
   */
  public record Settings(long seed, long changes, int rounds, int bulk, long openMillis) {}

  private Run(TestDatabase database, Scenario scenario, Settings settings, @Nullable Flaw flaw)
      throws IOException, SQLException {
    this.scenario = scenario;
    this.flaw = flaw;
    this.settings = settings;
    random = new Random(settings.seed());
    sink = new Sink(settings.seed());
    server = database == TestDatabase.SQLITE ? null : KillableServer.start(database);
    address = new DatabaseAddress(server == null ? database.newDatabase() : server.url());
    createTables();
  }

  /** What is missing for a scenario; null if nothing is. */
  static @Nullable String missing(TestDatabase database, Scenario scenario) throws IOException {
    return switch (scenario) {
      case DATABASE -> database == TestDatabase.SQLITE ? "SQLite is no process" : null;
      case FULL_DISK -> Disk.ofTests().isSmall() ? null : Disk.REMEDY;
      case CLOCK ->
          FAKETIME.isEmpty() ? "set FAULTS_FAKETIME to the file of libfaketime.so.1" : null;
      default -> null;
    };
  }

  /** Runs a scenario and checks it. */
  public static Checker.Report of(TestDatabase database, Scenario scenario, Settings settings)
      throws Exception {
    try (Run run = new Run(database, scenario, settings, null)) {
      return run.run();
    }
  }

  /** Runs a scenario with nodes that have a flaw. */
  public static Checker.Report of(
      TestDatabase database, Scenario scenario, Settings settings, Flaw flaw) throws Exception {
    try (Run run = new Run(database, scenario, settings, flaw)) {
      return run.run();
    }
  }

  private void createTables() throws IOException, SQLException {
    String resource = "/META-INF/fraiseql/ddl/" + address.database().option() + ".sql";
    try (InputStream script = Run.class.getResourceAsStream(resource);
        Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      if (script == null) {
        throw new IOException("there is no " + resource);
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : END.splitAsStream(text).toList()) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private NodeProcess start(List<String> flags, Map<String, String> environment)
      throws IOException {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(ParcelSent.SINK, sink.address().toString());
    if (flaw != null) {
      return NodeProcess.start(
          FlawedNode.class,
          flags,
          List.of(address.url(), sink.address().toString(), flaw.name()),
          variables);
    }
    return NodeProcess.start(
        App.class,
        flags,
        List.of(
            "-fraiseql.database.url=" + address.url(),
            "-fraiseql.http.port=0",
            "-fraiseql.flight.port=0",
            "-fraiseql.observers.lease=" + LEASE,
            "-fraiseql.observers.webhooks.allow-private=true",
            "-faults.sink=" + sink.address()),
        variables);
  }

  private NodeProcess startNode() throws IOException, InterruptedException {
    NodeProcess node = start(List.of(), Map.of());
    addresses.add(node.awaitStart());
    nodes.add(node);
    return node;
  }

  private Checker.Report run() throws Exception {
    for (int i = 0; i < (scenario == Scenario.ROLLING ? 3 : 2); i++) {
      startNode();
    }
    Driver.fill(address); // when nodes have created the tables that triggers write to
    Thread watcher = Thread.ofPlatform().daemon().start(this::watchEpochs);
    Driver driver =
        new Driver(address, () -> flaw == null ? addresses : List.of(), settings.changes());
    Thread driving = Thread.ofPlatform().daemon().start(() -> drive(driver));
    inject(driving);
    driving.join();
    sink.behave(Sink.Behaviour.GOOD);
    awaitSettled();
    ended = true;
    watcher.join();
    for (NodeProcess node : nodes) {
      node.stop();
    }
    Checker.Report report =
        Checker.check(
            EvidenceReader.read(
                address, sink, driver.failed(), scenario == Scenario.CLOCK ? Map.of() : takeovers));
    if (!report.isClean()) {
      keepLogs();
    }
    return report;
  }

  private void drive(Driver driver) {
    try {
      driver.run(THREADS, settings.seed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLogs() throws IOException {
    for (NodeProcess node : nodes) {
      Path file = Files.createTempFile("faults-" + scenario + "-", ".log");
      Files.writeString(file, node.log());
      System.err.println("The log of a node: " + file);
    }
  }

  private void watchEpochs() {
    while (!ended) {
      try {
        long epoch = EvidenceReader.epoch(address);
        takeovers.putIfAbsent(epoch, System.currentTimeMillis());
        Thread.sleep(100);
      } catch (InterruptedException e) {
        return;
      } catch (SQLException | RuntimeException e) {
        // The database is away.
      }
    }
  }

  private void awaitSettled() throws InterruptedException, IOException {
    long until =
        System.currentTimeMillis() + (flaw == null ? SETTLING_MILLIS : SETTLING_WITH_FLAW_MILLIS);
    int quiet = 0;
    while (System.currentTimeMillis() < until && quiet < 3) {
      Thread.sleep(300);
      try {
        quiet = EvidenceReader.isSettled(address) ? quiet + 1 : 0;
      } catch (SQLException e) {
        quiet = 0;
      }
      if (nodes.stream().noneMatch(NodeProcess::isAlive)) {
        startNode();
      }
    }
  }

  private void inject(Thread driving) throws Exception {
    for (int round = 0; round < settings.rounds() && driving.isAlive(); round++) {
      Thread.sleep(200 + random.nextInt(800));
      switch (scenario) {
        case CALM -> driving.join();
        case KILLS -> restart(random.nextInt(nodes.size()), false);
        case FREEZES -> freeze(round);
        case DATABASE -> restartDatabase();
        case FAIL_POINTS -> haltAt(round);
        case LONG_TRANSACTION -> holdOpen(round);
        case RECEIVERS -> {
          sink.behave(BEHAVIOURS.get(round % BEHAVIOURS.size()));
          Thread.sleep(BEHAVIOUR_MILLIS);
        }
        case BULK -> bulk(round);
        case ROLLING -> restart(round % nodes.size(), true);
        case POISON -> poison(round);
        case FULL_DISK -> fillDisk();
        case CLOCK -> moveClock();
      }
    }
  }

  private void restart(int index, boolean gracefully) throws IOException, InterruptedException {
    NodeProcess node = nodes.get(index);
    URI address = addresses.get(index);
    if (gracefully) {
      node.stop();
    } else {
      node.kill();
    }
    nodes.remove(node);
    addresses.remove(address);
    startNode();
  }

  private void freeze(int round) throws IOException, InterruptedException {
    NodeProcess node = nodes.get(round % nodes.size());
    node.signal("STOP");
    Thread.sleep(2 * LEASE_MILLIS);
    node.signal("CONT");
  }

  private void restartDatabase() throws IOException, InterruptedException {
    KillableServer database = server;
    if (database != null) {
      database.kill();
      Thread.sleep(random.nextInt(1000));
      database.restart();
    }
  }

  private void haltAt(int round) throws IOException, InterruptedException {
    List<String> points =
        List.of(
            FailPoint.OBSERVER_MARKED,
            FailPoint.OBSERVER_ATTEMPTED,
            FailPoint.OBSERVER_SETTLE,
            FailPoint.OBSERVER_SETTLED);
    for (NodeProcess node : nodes) {
      node.kill();
    }
    nodes.clear();
    addresses.clear();
    String point = points.get(round % points.size()) + ":" + (1 + random.nextInt(40));
    NodeProcess halting = start(List.of("-D" + FailPoint.PROPERTY + "=" + point), Map.of());
    addresses.add(halting.awaitStart());
    long until = System.currentTimeMillis() + 15_000;
    while (halting.isAlive() && System.currentTimeMillis() < until) {
      Thread.sleep(20);
    }
    halting.kill();
    addresses.clear();
    startNode();
    startNode();
  }

  private void holdOpen(int round) throws SQLException, InterruptedException {
    try (Connection connection = SetupConnections.open(address)) {
      connection.setAutoCommit(false);
      // A row of its own, so that others need not wait.
      Driver.execute(
          connection,
          "insert into journals (id, entries, version) values (?, 'x', 0)",
          100_000 + round);
      Thread.sleep(settings.openMillis());
      connection.commit();
    }
  }

  private void bulk(int round) throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      connection.setAutoCommit(false);
      int first = 1_000_000 + round * settings.bulk();
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into accounts (id, balance, version) values (?, 1, 0)")) {
        for (int i = 0; i < settings.bulk(); i++) {
          insert.setInt(1, first + i);
          insert.addBatch();
          if (i % 1000 == 999) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private void poison(int round) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        PreparedStatement insert =
            connection.prepareStatement("insert into parcels (id, contents) values (?, ?)")) {
      int id = round * PARCELS.size();
      for (String contents : PARCELS) {
        insert.setInt(1, ++id);
        insert.setString(2, contents);
        insert.executeUpdate();
      }
    }
  }

  private void fillDisk() throws IOException, InterruptedException {
    try (Disk.Ballast _ = Disk.ofTests().fill()) {
      Thread.sleep(FULL_MILLIS);
    }
    KillableServer database = server;
    if (database != null && !answers()) {
      database.restart();
    }
  }

  private boolean answers() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      try (Connection _ = SetupConnections.open(address)) {
        return true;
      } catch (SQLException | DatabaseOpenException e) {
        Thread.sleep(250);
      }
    }
    return false;
  }

  private void moveClock() throws IOException, InterruptedException {
    NodeProcess node = nodes.getFirst();
    node.kill();
    nodes.remove(node);
    addresses.removeFirst();
    // Without the last one, timed waits of Java end at once or a day later.
    NodeProcess moved =
        start(
            List.of(),
            Map.of(
                "LD_PRELOAD",
                FAKETIME,
                "FAKETIME",
                "+1d",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0"));
    addresses.add(moved.awaitStart());
    nodes.add(moved);
  }

  @Override
  public void close() throws IOException {
    ended = true;
    nodes.forEach(NodeProcess::destroy);
    sink.close();
    if (server != null) {
      server.close();
    }
  }
}
