package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.EngineCase;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.cases.ResponseJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.flight.FlightCases;
import dev.fraiseql.conformance.flight.OrderedExports;
import dev.fraiseql.conformance.http.HttpCases;
import dev.fraiseql.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The cases on SQL Server where there is one. Elsewhere on H2: that proves the plans, the bindings
 * and the reads, but nothing of SQL Server itself.
 */
@Tag("sqlserver")
@ExtendWith(Matrix.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlServerCasesTest {
  private final List<Case> cases = SqlServerCases.all();
  private SqlServerDomain domain;
  private SqlServerDomainDatabase world;

  @BeforeAll
  void fill() throws Exception {
    domain = SqlServerDomain.compile();
    world =
        SqlServerDomainDatabase.of(
            SqlServerAddress.newDatabase(), domain.catalog(), domain.tables());
  }

  @Test
  void givesTheSameBytesAsEveryOtherDatabase() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Case testCase : cases) {
      try {
        Matrix.record(
            Matrix.Transport.ENGINE,
            testCase,
            SqlServerAddress.label(),
            () -> EngineCase.check(testCase, world));
      } catch (AssertionError | SQLException e) {
        wrong.put(testCase.toString(), String.valueOf(e.getMessage()));
      }
    }
    int all = CaseFile.all().size();
    Report.line(
        "sqlserver-cases.txt",
        "conformance: %s: %d of %d cases"
            .formatted(SqlServerAddress.remark(), cases.size() - wrong.size(), all));
    assertThat(wrong).isEmpty();
    assertThat(all - cases.size()).isLessThan(150);
  }

  @Test
  void failsRatherThanRoundsDecimalsOfMoreDigits() {
    for (Case testCase : SqlServerCases.withLongDecimals()) {
      String response = ResponseJson.withoutCorrelation(EngineCase.execute(testCase, world));
      if (!response.contains("\"code\":\"INTERNAL_SERVER_ERROR\"")) {
        assertThat(response).as("%s", testCase).isEqualTo(testCase.response());
      }
    }
  }

  @Test
  void goesOnWithExportsWhereverTheyBreak() {
    List<List<List<Object>>> keys =
        new OrderedExports(SqlServerAddress.label(), world.engine(Map.of())).checkResumes();
    assertThat(keys)
        .isEqualTo(
            new OrderedExports("SQLite", DomainDatabase.of(TestDatabase.SQLITE).engine(Map.of()))
                .checkResumes());
  }

  @Test
  void givesTheSameBytesOverHttp() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(domain.loader()); // where the server looks for catalogs
    try {
      new HttpCases(SqlServerAddress.label(), world.url()).check(cases);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Test
  void givesColumnsThatHoldWhatJsonSays() throws Exception {
    flight().columnsEqualJson(cases);
  }

  @Test
  void refusesOverFlightWhatIsWrong() throws Exception {
    flight().wrongRequestsAreRejected(cases);
  }

  private FlightCases flight() {
    return new FlightCases(SqlServerAddress.label(), world.engine(Map.of()));
  }
}
