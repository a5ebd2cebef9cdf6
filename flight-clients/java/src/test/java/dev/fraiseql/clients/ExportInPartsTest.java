package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestPostgresql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.BitSet;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Against the sample app on PostgreSQL, with a table so large that it is exported in parts. The
 * server holds two snapshots at a time, for longer than these tests take: so there are two.
 */
@Timeout(120)
class ExportInPartsTest {
  private static final int ROWS = 1_000_000;
  private static final int PARTS = 4;

  private static SampleServer app;
  private static String database;

  @BeforeAll
  static void start() throws Exception {
    database = TestPostgresql.newDatabase();
    app = SampleServer.start(database);
    execute(
        "truncate \"Genre\" cascade",
        // Names so long that no part fits into what is on its way while nobody reads.
        "insert into \"Genre\" select id, repeat('x', 120) from generate_series(1, "
            + ROWS
            + ") as id",
        // Whatever happens to its rows, it keeps its size in the eyes of the server.
        "alter table \"Genre\" set (autovacuum_enabled = false)",
        "analyze \"Genre\"");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void fetchesAllPartsTogetherAndEachRowOnce() throws Exception {
    try (FraiseFlightClient client = FraiseFlightClient.connect(app.uri(), null);
        RowReader rows = client.export(Export.of("Genre").columns("GenreId", "Name"))) {
      assertThat(rows.totalRows()).isEqualTo(ROWS);
      awaitStreams(PARTS); // none of which can end, since nothing is read yet
      // Of another snapshot than the parts.
      execute("delete from \"Genre\" where \"GenreId\" % 3 = 0");

      BitSet seen = new BitSet(ROWS + 1);
      int read = 0;
      while (rows.next()) {
        BigIntVector ids = (BigIntVector) rows.root().getVector("GenreId");
        read += rows.root().getRowCount();
        for (int i = 0; i < rows.root().getRowCount(); i++) {
          seen.set(Math.toIntExact(ids.get(i)));
        }
      }
      assertThat(read).isEqualTo(ROWS);
      assertThat(seen.cardinality()).isEqualTo(ROWS);
      assertThat(seen.length()).isEqualTo(ROWS + 1);
    }
    awaitStreams(0);
  }

  @Test
  void endsAllPartsWhenClosedHalfWay() throws Exception {
    try (FraiseFlightClient client = FraiseFlightClient.connect(app.uri(), null);
        RowReader rows = client.export(Export.of("Genre"))) {
      awaitStreams(PARTS);
      assertThat(rows.next()).isTrue();
    }
    awaitStreams(0);
  }

  private static void awaitStreams(int open) throws Exception {
    while (app.metric("fraiseql_flight_streams_open") != open) {
      Thread.onSpinWait();
    }
  }

  private static void execute(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
