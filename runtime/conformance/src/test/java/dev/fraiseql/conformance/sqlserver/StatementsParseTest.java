package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.document.DocumentException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A parser accepts every statement for SQL Server. That proves the syntax and no more: no statement
 * is run here.
 */
@Tag("sqlserver")
class StatementsParseTest {
  private static final String NO_DATA = "{\"data\":";

  private final PlannedStatements planned = new PlannedStatements();

  @Test
  void aParserOfSqlServersLanguageAcceptsEveryStatementOfEveryCase() throws IOException {
    Set<String> statements = new LinkedHashSet<>();
    Map<String, String> unplanned = new TreeMap<>();
    int cases = 0;
    for (Case testCase : CaseFile.all()) {
      try {
        statements.addAll(planned.of(testCase));
        cases++;
      } catch (DocumentException | RequestException e) {
        if (testCase.response().startsWith(NO_DATA) && SqlServerCases.isRunnable(testCase)) {
          unplanned.put(testCase.toString(), String.valueOf(e.getMessage()));
        }
      }
    }
    assertThat(unplanned).isEmpty();
    assertThat(TransactSql.refused(statements)).isEmpty();
    assertThat(statements).hasSizeGreaterThan(600);
    Report.line(
        "sqlserver-statements.txt",
        "conformance: SQL Server, a parser accepts the %d statements of %d cases"
            .formatted(statements.size(), cases));
  }

  @Test
  void aParserAcceptsThePlainSqlOfTheCases() {
    List<String> statements =
        CaseFile.all().stream().flatMap(testCase -> testCase.sql().stream()).toList();
    assertThat(TransactSql.refused(statements)).isEmpty();
    assertThat(statements).hasSizeGreaterThan(15);
  }

  @Test
  void aParserAcceptsTheTables() {
    List<String> tables = planned.tables();
    assertThat(TransactSql.refused(tables)).isEmpty();
    assertThat(tables).hasSizeGreaterThan(10);
  }

  @Test
  void theParserRefusesWhatIsNoSql() {
    assertThat(TransactSql.refused(List.of("select t.[a] from [b] t fetch (1 of"))).hasSize(1);
  }
}
