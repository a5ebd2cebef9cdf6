package dev.fraiseql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.testing.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;

@Timeout(60)
class ReadConnectionsTest {
  /** Runs for hours: 10 to the power of 11 rows. */
  private static final BoundStatement ENDLESS = statement(numbers(11, "max(d0.i + d10.i)"));

  private static final BoundStatement ONE = statement("select 1");

  private static BoundStatement statement(String sql) {
    return new BoundStatement(sql, List.of(), new Object[0], Long.MAX_VALUE, 0);
  }

  /** As many rows as there are numbers of so many digits. */
  private static String numbers(int digits, String what) {
    String ten =
        IntStream.range(0, 10)
            .mapToObj(digit -> "select " + digit + " as i")
            .collect(Collectors.joining(" union all "));
    return IntStream.range(0, digits)
        .mapToObj(digit -> "(" + ten + ") d" + digit)
        .collect(Collectors.joining(", ", "select " + what + " from ", ""));
  }

  private static ReadConnections open(DatabaseAddress address, int size) {
    return open(address, size, Duration.ofSeconds(20));
  }

  private static ReadConnections open(DatabaseAddress address, int size, Duration patience) {
    return ReadConnections.open(
        address, new PoolSettings(size, patience), new Incidents(() -> "id-1"));
  }

  private static int number(ReadSession session, BoundStatement statement) throws SQLException {
    try (ResultSet rows = session.query(statement, null)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void stopsWhatTakesTooLongAndGoesOn(TestDatabase database) throws SQLException {
    try (ReadConnections connections = open(TestDatabases.create(database), 1)) {
      for (boolean snapshot : new boolean[] {false, true}) {
        try (ReadSession session = connections.open(snapshot, Duration.ofMillis(100))) {
          SQLException stopped =
              catchThrowableOfType(SQLException.class, () -> number(session, ENDLESS));
          RequestException told = session.failure(stopped);
          assertThat(told.code()).isEqualTo(ErrorCode.TIMEOUT);
          assertThat(told).hasMessage("The query was stopped: it took longer than 100 ms.");
        }
        try (ReadSession session = connections.open(snapshot, null)) {
          assertThat(number(session, ONE)).isEqualTo(1);
        }
      }
    }
  }

  private static StatementCall call(String sql) {
    return new StatementCall(statement(sql), null);
  }

  private static String text(RoundResults results) throws SQLException {
    ResultSet rows = results.next();
    assertThat(rows.next()).isTrue();
    return rows.getString(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void givesTheResultsOfARoundInTheirOrder(TestDatabase database) throws SQLException {
    List<StatementCall> calls =
        List.of(call("select 1"), call("select 2"), call("select 3"), call("select 4"));
    try (ReadConnections connections = open(TestDatabases.create(database), 1)) {
      for (boolean last : new boolean[] {false, true}) {
        try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES)) {
          try (RoundResults results = session.query(calls, last)) {
            assertThat(text(results)).isEqualTo("1");
            assertThat(text(results)).isEqualTo("2");
            results.skip();
            assertThat(text(results)).isEqualTo("4");
          }
        }
        try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES);
            RoundResults results = session.query(calls, last)) {
          results.skip();
          assertThat(text(results)).isEqualTo("2");
          // What is left is given up.
        }
      }
      try (ReadSession session = connections.open(false, null)) {
        assertThat(number(session, ONE)).isEqualTo(1);
      }
    }
  }

  @Test
  void statementsOfARoundTravelWithTheirSnapshot() throws SQLException {
    String transaction = "select pg_current_snapshot()::text || ' ' || now()::text as seen";
    DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
    try (Connection other = SetupConnections.open(address);
        ReadConnections connections = open(address, 1)) {
      try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES)) {
        String seen;
        String backend;
        try (RoundResults first =
            session.query(List.of(call("select pg_backend_pid()"), call(transaction)), false)) {
          backend = text(first);
          assertThat(latest(other, backend)).isEqualTo("idle in transaction: " + transaction);
          seen = text(first);
        }
        try (RoundResults last =
            session.query(List.of(call(transaction), call("select 1")), true)) {
          assertThat(text(last)).isEqualTo(seen);
          assertThat(latest(other, backend))
              .as("when one result is read")
              .isEqualTo("idle: commit");
          assertThat(text(last)).isEqualTo("1");
        }
        assertThat(text(session.query(statement(transaction), null)))
            .as("in the same session, but behind the end of its snapshot")
            .isNotEqualTo(seen);
      }
      try (ReadSession session = connections.open(false, null)) {
        String seen = text(session.query(statement(transaction), null));
        assertThat(text(session.query(statement(transaction), null))).isNotEqualTo(seen);
      }
    }
  }

  /** A pooler between driver and server may want one of these. */
  @ParameterizedTest
  @ValueSource(strings = {"prepareThreshold=0", "preferQueryMode=simple", "prepareThreshold=3"})
  void statementsTravelTogetherHoweverTheDriverSpeaks(String parameter) throws SQLException {
    DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
    String url = address.url() + (address.url().contains("?") ? "&" : "?") + parameter;
    try (ReadConnections connections =
        open(new DatabaseAddress(url, address.user(), address.password()), 1)) {
      for (int time = 0; time < 8; time++) {
        try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES);
            RoundResults results =
                session.query(List.of(call("select 1"), call("select 'a;b'")), true)) {
          assertThat(text(results)).isEqualTo("1");
          assertThat(text(results)).isEqualTo("a;b");
        }
      }
    }
  }

  private static String latest(Connection other, String backend) throws SQLException {
    try (Statement statement = other.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select state || ': ' || query from pg_stat_activity where pid = " + backend)) {
      row.next();
      return row.getString(1);
    }
  }

  /** What does not fit between client and server is sent when what came before has been read. */
  @Test
  void whatIsTooLongForOneTripTakesSeveralInOneSnapshot() throws SQLException {
    String transaction = "select pg_current_snapshot()::text || ' ' || now()::text as seen";
    String rows = "select repeat('x', 1000000) from generate_series(1, 20)";
    try (ReadConnections connections = open(TestDatabases.create(TestDatabase.POSTGRESQL), 1);
        ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES)) {
      StatementCall large =
          new StatementCall(
              new BoundStatement(
                  "select length(?)",
                  List.of(new Binding.Value(ValueType.of(Scalar.STRING), new Operand.Variable(0))),
                  new Object[] {"y".repeat(30_000_000)},
                  Long.MAX_VALUE,
                  0),
              null);
      List<StatementCall> calls =
          List.of(call(transaction), call(rows), large, call(rows), call(transaction));
      try (RoundResults results = session.query(calls, true)) {
        String seen = text(results);
        results.skip();
        assertThat(text(results)).isEqualTo("30000000");
        results.skip();
        assertThat(text(results)).isEqualTo(seen);
      }
    }
  }

  @Test
  void aFailureAmongSeveralLeavesNoTransactionBehind() throws SQLException {
    DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
    try (Connection other = SetupConnections.open(address);
        ReadConnections connections = open(address, 1)) {
      String backend;
      try (ReadSession session = connections.open(false, null)) {
        backend = text(session.query(statement("select pg_backend_pid()"), null));
      }
      for (boolean last : new boolean[] {false, true}) {
        try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES);
            RoundResults results =
                session.query(List.of(call("select 1"), call("select 1 / 0")), last)) {
          assertThatThrownBy(results::next).isInstanceOf(SQLException.class);
        }
        assertThat(latest(other, backend)).isEqualTo("idle: rollback");
        try (ReadSession session = connections.open(false, null)) {
          assertThat(text(session.query(statement("select pg_backend_pid()"), null)))
              .as("the connection is still good")
              .isEqualTo(backend);
        }
      }
    }
  }

  /** Though each connection has prepared the statement for itself. */
  @Test
  void aTableThatChangesItsTypesFailsOneRequestAndNotAllThatFollow() throws SQLException {
    DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
    List<StatementCall> calls =
        List.of(call("select count(*) from changing"), call("select a from changing"));
    try (Connection other = SetupConnections.open(address);
        Statement change = other.createStatement();
        ReadConnections connections = open(address, 3)) {
      change.execute("create table changing (a int)");
      change.execute("insert into changing values (7)");
      everywhere(connections, calls);
      change.execute("alter table changing alter column a type text");
      try (ReadSession session = connections.openPipelined(true, null, Recipient.NEVER_LEAVES)) {
        SQLException failure =
            catchThrowableOfType(SQLException.class, () -> second(session, calls));
        assertThat(session.failure(failure).code()).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
      }
      everywhere(connections, calls);
    }
  }

  /** Asks on each of three connections. */
  private static void everywhere(ReadConnections connections, List<StatementCall> calls)
      throws SQLException {
    try (ReadSession one = connections.openPipelined(true, null, Recipient.NEVER_LEAVES);
        ReadSession two = connections.openPipelined(true, null, Recipient.NEVER_LEAVES);
        ReadSession three = connections.openPipelined(true, null, Recipient.NEVER_LEAVES)) {
      for (ReadSession session : List.of(one, two, three)) {
        assertThat(second(session, calls)).isEqualTo("7");
      }
    }
  }

  private static String second(ReadSession session, List<StatementCall> calls) throws SQLException {
    try (RoundResults results = session.query(calls, true)) {
      results.next();
      return text(results);
    }
  }

  /** What another commits between the two is seen, if the first is over or is no snapshot. */
  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void snapshotsAndSingleStatementsTakeTurnsOnOneConnection(TestDatabase database)
      throws SQLException {
    DatabaseAddress address = TestDatabases.create(database);
    BoundStatement count = statement("select count(*) from turns");
    try (Connection writer = SetupConnections.open(address);
        Statement write = writer.createStatement();
        ReadConnections connections = open(address, 1)) {
      write.execute("create table turns (id int)");
      for (int turn = 0; turn < 12; turn += 2) {
        boolean snapshot = turn % 4 == 0;
        try (ReadSession session = connections.open(snapshot, null)) {
          assertThat(number(session, count)).as("turn %s begins", turn).isEqualTo(turn / 2);
          write.execute("insert into turns values (1)");
          assertThat(number(session, count))
              .as("turn %s, snapshot %s", turn, snapshot)
              .isEqualTo(turn / 2 + (snapshot ? 0 : 1));
        }
      }
    }
  }

  @Test
  void connectsAnewWithoutDisturbingWhatIsUnderWay() throws SQLException {
    BoundStatement self = statement("select pg_backend_pid()");
    try (ReadConnections connections = open(TestDatabases.create(TestDatabase.POSTGRESQL), 1)) {
      int before;
      try (ReadSession session = connections.open(true, null)) {
        before = number(session, self);
        assertThat(connections.renew()).isEqualTo(1);
        assertThat(number(session, self)).isEqualTo(before);
      }
      try (ReadSession session = connections.open(true, null)) {
        assertThat(number(session, self)).isNotEqualTo(before);
      }
    }
  }

  private static String text(ResultSet rows) throws SQLException {
    try (rows) {
      rows.next();
      return rows.getString(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void stopsWhatAnotherThreadCancels(TestDatabase database) throws Exception {
    try (ReadConnections connections = open(TestDatabases.create(database), 1)) {
      ReadSession session = connections.open(true, null);
      CountDownLatch about = new CountDownLatch(1);
      CompletableFuture<SQLException> failure =
          CompletableFuture.supplyAsync(() -> {
            about.countDown();
            return catchThrowableOfType(SQLException.class, () -> number(session, ENDLESS));
          });
      about.await();
      session.cancel(); // perhaps before the statement has begun
      assertThat(session.failure(failure.get())).hasMessage("The query was cancelled.");
      assertThatThrownBy(() -> session.query(ONE, null)).isInstanceOf(SQLException.class);
      session.close();
      session.cancel();
      session.close();
      try (ReadSession next = connections.open(true, null)) {
        assertThat(number(next, ONE)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void showsOneStateOfTheDatabaseToAllStatementsOfASnapshot(TestDatabase database)
      throws SQLException {
    DatabaseAddress address = TestDatabases.create(database);
    TestDatabases.execute(address, "create table t (i integer)");
    BoundStatement count = statement("select count(*) from t");
    try (ReadConnections connections = open(address, 2)) {
      try (ReadSession session = connections.open(true, null)) {
        assertThat(number(session, count)).isZero();
        TestDatabases.execute(address, "insert into t values (1)");
        assertThat(number(session, count)).isZero();
      }
      try (ReadSession session = connections.open(false, null)) {
        assertThat(number(session, count)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void cannotWrite(TestDatabase database) {
    DatabaseAddress address = TestDatabases.create(database);
    TestDatabases.execute(address, "create table t (i integer)");
    try (ReadConnections connections = open(address, 1)) {
      for (boolean snapshot : new boolean[] {false, true}) {
        try (ReadSession session = connections.open(snapshot, null)) {
          assertThatThrownBy(() -> session.query(statement("insert into t values (1)"), null))
              .isInstanceOf(SQLException.class)
              .hasMessageMatching("(?is).*read.?only.*");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void streamsMoreRowsThanItHolds(TestDatabase database) throws SQLException {
    try (ReadConnections connections = open(TestDatabases.create(database), 1);
        ReadSession session = connections.open(true, null)) {
      BoundStatement many = statement(numbers(5, "d0.i"));
      int rows = 0;
      try (ResultSet result = session.stream(many, null, 100)) {
        while (result.next()) {
          rows++;
        }
      }
      assertThat(rows).isEqualTo(100_000);
    }
  }

  @Test
  void streamsFromPostgresqlInBinaryTheFirstTimeToo() throws SQLException {
    try (ReadConnections connections = open(TestDatabases.create(TestDatabase.POSTGRESQL), 1);
        ReadSession session = connections.open(true, null);
        ResultSet rows =
            session.stream(BoundStatement.own("select 7::bigint, 'seven'::text"), null, 10)) {
      PGResultSetMetaData columns = rows.getMetaData().unwrap(PGResultSetMetaData.class);
      assertThat(columns.getFormat(1)).isEqualTo(Field.BINARY_FORMAT);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(7);
      assertThat(rows.getString(2)).isEqualTo("seven");
    }
  }

  @Test
  void saysThatTheServerIsBusyWhenNoConnectionBecomesFree() {
    DatabaseAddress address = TestDatabases.create(TestDatabase.SQLITE);
    try (ReadConnections connections = open(address, 1, Duration.ofMillis(250));
        ReadSession first = connections.open(false, null)) {
      RequestException busy =
          catchThrowableOfType(RequestException.class, () -> connections.open(false, null));
      assertThat(busy.code()).isEqualTo(ErrorCode.TIMEOUT);
      first.cancel();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsNothingOfWhatTheDatabaseSaid(TestDatabase database) {
    try (ReadConnections connections = open(TestDatabases.create(database), 1);
        ReadSession session = connections.open(false, null)) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class, () -> session.query(statement("select secret"), null));
      RequestException told = session.failure(failure);
      assertThat(told.code()).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
      assertThat(told.correlationId()).isEqualTo("id-1");
      assertThat(told.getMessage()).contains("id-1").doesNotContain("secret");
    }
  }

  @Test
  void goesOnAfterAConnectionIsLostBetweenTwoStatements() throws SQLException {
    DatabaseAddress address = TestDatabases.create(TestDatabase.POSTGRESQL);
    try (ReadConnections connections = open(address, 1)) {
      try (ReadSession session = connections.open(true, null)) {
        int backend = number(session, statement("select pg_backend_pid()"));
        TestDatabases.execute(address, "select pg_terminate_backend(" + backend + ", 20000)");
        SQLException lost = catchThrowableOfType(SQLException.class, () -> number(session, ONE));
        assertThat(session.failure(lost).code()).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
      }
      assertThat(connections.gauges().getActiveConnections()).isZero();
      try (ReadSession next = connections.open(true, null)) {
        assertThat(number(next, ONE)).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhatNobodyWaitsForAnyMore(TestDatabase database) throws SQLException {
    try (ReadConnections connections = open(TestDatabases.create(database), 1);
        ReadSession session = connections.open(false, null, () -> true)) {
      assertThatThrownBy(() -> number(session, ENDLESS)).isInstanceOf(SQLException.class);
    }
  }

  /** The address of a database that need not be there, on the server of one that is. */
  private static String onServer(TestDatabase product, String name) {
    return product.newDatabase().replaceFirst("fraiseql_\\w+", name);
  }

  private static String refusal(String url) {
    DatabaseOpenException refusal =
        catchThrowableOfType(DatabaseOpenException.class, () -> open(new DatabaseAddress(url), 1));
    assertThat(refusal.getMessage()).doesNotContain("\n");
    return refusal.getMessage();
  }

  @Test
  void doesNotCreateASqliteFileThatIsNotThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("none.db");
    assertThat(refusal("jdbc:sqlite:" + file))
        .isEqualTo("Cannot open the database jdbc:sqlite:" + file + ": there is no such file.");
    assertThat(file).doesNotExist();
    Path text =
        Files.writeString(
            folder.resolve("text.db"), "not a database, but long enough to have a header");
    assertThat(refusal("jdbc:sqlite:" + text)).contains("is no SQLite database");
    assertThat(refusal("jdbc:sqlite:" + folder)).contains("there is no such file");
    assertThat(refusal("jdbc:sqlite::memory:")).contains("Name a file.");
  }

  @Test
  void createsASqliteFileAndItsFolderForSetup(@TempDir Path folder) throws Exception {
    DatabaseAddress address = new DatabaseAddress("jdbc:sqlite:" + folder.resolve("new/app.db"));
    TestDatabases.execute(address, "create table t (i integer)");
    try (ReadConnections connections = open(address, 1);
        ReadSession session = connections.open(false, null)) {
      assertThat(number(session, statement("select count(*) from t"))).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void saysInOneLineWhyMysqlCannotBeReached(TestDatabase database) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(refusal("jdbc:mysql://localhost:" + port + "/x?user=u&password=secret"))
        .isEqualTo(
            "Cannot open the database jdbc:mysql://localhost:"
                + port
                + "/x: no server answers there.");
    assertThat(refusal(onServer(database, "missing"))).contains("the server has no such database");
    assertThat(refusal(database.newDatabase() + "&initSql=no sql"))
        .endsWith(": the server answers with an error, SQLSTATE 42000.");
    String wrong = database.newDatabase().replace("user=root", "user=root&password=wrong");
    assertThat(refusal(wrong + "&allowPublicKeyRetrieval=true"))
        .contains("the server refuses this user or password");
  }

  @Test
  void saysHowAPasswordReachesMysql() {
    String wrong = TestDatabase.MYSQL.newDatabase().replace("user=root", "user=root&password=x");
    assertThat(refusal(wrong))
        .endsWith(
            ": the server takes a password over TLS only, unless the URL says"
                + " allowPublicKeyRetrieval=true.");
  }

  /** MySQL 8.0.12 looks for a right to JSON_TABLE as if it were a table of no database. */
  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void readsAsAUserWhoMayOnlyRead(TestDatabase database) throws SQLException {
    DatabaseAddress root = new DatabaseAddress(database.newDatabase());
    TestDatabases.execute(root, "create user if not exists reader@'localhost'");
    TestDatabases.execute(root, "grant select on `fraiseql\\_%`.* to reader@'localhost'");
    String url = root.url().replace("user=root", "user=reader");
    if (database == TestDatabase.MYSQL) {
      assertThat(refusal(url)).endsWith("newer one, or GRANT SELECT ON *.* to this user.");
      TestDatabases.execute(root, "grant select on *.* to reader@'localhost'");
    }
    try (ReadConnections connections = open(new DatabaseAddress(url), 1);
        ReadSession session = connections.open(false, null)) {
      assertThat(
              number(
                  session,
                  statement(
                      "select n from json_table('[1]', '$[*]' columns (n for ordinality)) k")))
          .isEqualTo(1);
    } finally {
      TestDatabases.execute(root, "drop user reader@'localhost'");
    }
  }

  @Test
  void saysInOneLineWhyPostgresqlCannotBeReached() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(refusal("jdbc:postgresql://localhost:" + port + "/x?user=u&password=secret"))
        .isEqualTo(
            "Cannot open the database jdbc:postgresql://localhost:"
                + port
                + "/x: no server answers there.");
    assertThat(refusal(onServer(TestDatabase.POSTGRESQL, "missing")))
        .contains("the server has no such database");
    assertThat(refusal("jdbc:oracle:thin:@localhost/x"))
        .contains("jdbc:oracle:thin:@localhost/x", "jdbc:postgresql:", "jdbc:sqlite:");
  }
}
