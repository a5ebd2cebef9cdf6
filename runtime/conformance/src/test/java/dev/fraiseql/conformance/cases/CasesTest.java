package dev.fraiseql.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.SqlLog;
import dev.fraiseql.conformance.world.World;
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

/** Every case on every database, byte for byte. */
@ExtendWith(Matrix.class)
class CasesTest {
  @TestFactory
  Stream<DynamicNode> everyDatabaseGivesTheSameAnswer() {
    Map<String, List<Case>> groups =
        CaseFile.all().stream()
            .collect(Collectors.groupingBy(Case::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group ->
            DynamicContainer.dynamicContainer(
                group.getKey(), group.getValue().stream().flatMap(CasesTest::onEachDatabase)));
  }

  private static Stream<DynamicTest> onEachDatabase(Case asked) {
    return Arrays.stream(TestDatabase.values())
        .filter(asked::isFor)
        .map(database ->
            DynamicTest.dynamicTest(
                asked.name() + " [" + database.toString() + "]",
                () ->
                    Matrix.note(
                        Matrix.Transport.ENGINE,
                        asked,
                        database.toString(),
                        () -> check(asked, World.of(database)))));
  }

  private static void check(Case asked, World world) throws SQLException {
    try (SqlLog log = new SqlLog()) {
      String answer = ask(asked, world);
      assertThat(JsonText.withoutCorrelation(answer)).isEqualTo(asked.answer());
      if (asked.statements() >= 0) {
        assertThat(log.statements()).hasSize(asked.statements());
      }
      if (!asked.sql().isEmpty()) {
        assertThat(plain(JsonText.leaves(answer))).isEqualTo(plain(cells(asked.sql(), world)));
      }
    }
  }

  private static String ask(Case asked, World world) {
    GraphQlRequest request =
        new GraphQlRequest(asked.query(), asked.operationName(), asked.variables(), null);
    return world.engine(asked.limits()).graphql().execute(request, Caller.ANONYMOUS).text();
  }

  /** Numbers without the zeros that one driver shows and another does not. */
  private static List<String> plain(List<String> texts) {
    return texts.stream()
        .map(text ->
            text.matches("-?[0-9]+(\\.[0-9]+)?(E[0-9]+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text)
        .toList();
  }

  private static List<String> cells(List<String> statements, World world) throws SQLException {
    List<String> cells = new ArrayList<>();
    try (Connection connection = world.connect();
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
