package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
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

  /** It knows no computed columns, which have no type before {@code as}. */
  @Test
  void aParserAcceptsDefaultsAndUniqueIndexes() {
    Column code = Column.nullable("code", ValueType.STRING).withLength(20);
    TypeModel item =
        TypeModel.builder("Item", "x.Item")
            .queries("item", "items")
            .table(Table.of("items"))
            .fields(
                FieldModel.key("id", 0, Column.of("id", ValueType.LONG))
                    .written(WriteRule.of(WriteRule.Source.IDENTITY)),
                FieldModel.value("code", 1, code),
                FieldModel.value("moves", 2, Column.of("moves", ValueType.INT))
                    .written(new WriteRule(WriteRule.Source.DATABASE_ON_INSERT, false, "1 + 1")))
            .writes(
                new WriteModel(
                    Capture.NONE,
                    List.of(
                        new UniqueKey("CODE", List.of("code")),
                        new UniqueKey("MOVES", List.of("moves")))))
            .build();
    String ddl =
        new DdlWriter(Dialects.of(Database.SQLSERVER)).write(new Model(List.of(item), List.of()));
    assertThat(ddl).contains("create unique index", "identity(1, 1)", "default (1 + 1)");
    assertThat(TransactSql.refused(List.of(ddl.strip().split(";\n")))).isEmpty();
  }

  @Test
  void theParserRefusesWhatIsNoSql() {
    assertThat(TransactSql.refused(List.of("select t.[a] from [b] t fetch (1 of"))).hasSize(1);
  }
}
