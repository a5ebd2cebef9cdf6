package dev.fraiseql.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of all workloads, with rows, pass the check that a server makes at its start. */
class BenchmarkTablesTest {
  private static final int EVENTS = 4;
  private static final int ACCOUNTS = 1_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mysql", "mariadb"})
  void passTheCheckAtStart(String product) throws Exception {
    List<Dataset> rows =
        new ArrayList<>(List.of(new StoreRows(), new EventRows(EVENTS), new AccountRows(ACCOUNTS)));
    if (product.equals("sqlite")) {
      rows.add(new BlogRows()); // only there the stored values can be of the wrong form
    }
    List<TypeCatalog> catalogs =
        ServiceLoader.load(TypeCatalog.class).stream().map(ServiceLoader.Provider::get).toList();
    try (MeasuredDatabase database = MeasuredDatabase.open(product, folder, rows)) {
      recordEvents(database);
      try (FraiseEngine engine = FraiseEngine.open(new EngineSettings(database.url()), catalogs)) {
        assertThat(engine.schemaDifferences()).isEmpty();
      }
    }
  }

  private static void recordEvents(MeasuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("insert into recorded_events select * from events");
    }
  }
}
