package dev.fraiseql.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.FilledDomain;
import dev.fraiseql.conformance.fixture.SqlLog;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs cases in an engine, without a transport. */
public final class EngineCase {
  private EngineCase() {}

  /**
   * Fails unless a case has its response, and its number of statements and the values of its plain
   * SQL where it names them.
   */
  public static void check(Case testCase, FilledDomain domain) throws SQLException {
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

  /** The response to a case. */
  public static String execute(Case testCase, FilledDomain domain) {
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

  private static List<String> cells(List<String> statements, FilledDomain domain)
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
