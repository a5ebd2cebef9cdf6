package dev.fraiseql.conformance.cases;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.testing.TestDatabase;
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
                        () -> EngineCase.check(testCase, DomainDatabase.of(database)))));
  }
}
