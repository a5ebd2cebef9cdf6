package dev.fraiseql.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs every case on every database and compares the response byte for byte. */
@ExtendWith(Matrix.class)
class CasesTest {
  @TestFactory
  Stream<DynamicNode> everyDatabaseReturnsTheSameResponse() {
    Map<String, List<Case>> groups =
        CaseFile.all().stream()
            .collect(Collectors.groupingBy(Case::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group ->
            DynamicContainer.dynamicContainer(
                group.getKey(), group.getValue().stream().flatMap(CasesTest::onEachDatabase)));
  }

  private static Stream<DynamicTest> onEachDatabase(Case testCase) {
    return Arrays.stream(TestDatabase.values())
        .filter(testCase::isFor)
        .map(database ->
            DynamicTest.dynamicTest(
                testCase.name() + " [" + database.toString() + "]",
                () ->
                    Matrix.record(
                        Matrix.Transport.ENGINE,
                        testCase,
                        database.toString(),
                        () -> check(testCase, DomainDatabase.of(database)))));
  }

  private static void check(Case testCase, DomainDatabase domain) throws SQLException {
    try (SqlLog log = new SqlLog()) {
      String response = execute(testCase, domain);
      assertThat(ResponseJson.withoutCorrelation(response)).isEqualTo(testCase.response());
      if (testCase.statements() >= 0) {
        assertThat(log.statements()).hasSize(testCase.statements());
      }
      if (!testCase.sql().isEmpty()) {
        assertThat(plain(ResponseJson.leaves(response)))
            .isEqualTo(plain(cells(testCase.sql(), domain)));
      }
    }
  }

  private static String execute(Case testCase, DomainDatabase domain) {
    GraphQlRequest request =
        new GraphQlRequest(testCase.query(), testCase.operationName(), testCase.variables(), null);
    return domain.engine(testCase.limits()).graphql().execute(request, Caller.ANONYMOUS).text();
  }

  /** Numbers without trailing zeros, which drivers disagree on. */
  private static List<String> plain(List<String> texts) {
    return texts.stream()
        .map(text ->
            text.matches("-?[0-9]+(\\.[0-9]+)?(E[0-9]+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text)
        .toList();
  }

  private static List<String> cells(List<String> statements, DomainDatabase domain)
      throws SQLException {
    List<String> cells = new ArrayList<>();
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        ResultSet rows = statement.executeQuery(sql);
        while (rows.next()) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            cells.add(String.valueOf(rows.getObject(i)));
          }
        }
      }
    }
    return cells;
  }
}
