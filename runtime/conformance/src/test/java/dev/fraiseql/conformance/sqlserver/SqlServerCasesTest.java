package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.cases.ResponseJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.flight.FlightCases;
import dev.fraiseql.conformance.flight.OrderedExports;
import dev.fraiseql.conformance.http.HttpCases;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
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
            () ->
                assertThat(ResponseJson.withoutCorrelation(execute(testCase)))
                    .isEqualTo(testCase.response()));
      } catch (AssertionError e) {
        wrong.put(testCase.toString(), e.getMessage());
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

  private String execute(Case testCase) {
    GraphQlRequest request =
        new GraphQlRequest(testCase.query(), testCase.operationName(), testCase.variables(), null);
    return world.engine(testCase.limits()).graphql().execute(request, Caller.ANONYMOUS).text();
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
