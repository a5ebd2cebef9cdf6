package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.ResponseJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ConcurrencyTest {
  /** More than there are connections, so that requests wait for one another. */
  private static final int AT_ONCE = 64;

  @ParameterizedTest
  @EnumSource
  void concurrentRequestsReturnWhatEachReturnsAlone(TestDatabase database) throws Exception {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    List<Case> cases = new ArrayList<>();
    for (Case testCase : CaseFile.all(database)) {
      if (testCase.limits().isEmpty() && testCase.group().compareTo("05") > 0) {
        cases.addAll(Collections.nCopies(5, testCase));
      }
    }
    Collections.shuffle(cases, new Random(20260124));
    List<Future<String>> responses = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (Case testCase : cases) {
        responses.add(threads.submit(() -> execute(engine, testCase)));
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      assertThat(responses.get(i).get()).as("%s", cases.get(i)).isEqualTo(cases.get(i).response());
    }
  }

  private static String execute(FraiseEngine engine, Case testCase) {
    GraphQlRequest request =
        new GraphQlRequest(testCase.query(), testCase.operationName(), testCase.variables(), null);
    String response;
    do { // on a slow machine, a request may wait for a connection longer than it may
      response = engine.graphql().execute(request, Caller.ANONYMOUS).text();
    } while (response.contains("no database connection became free"));
    return ResponseJson.withoutCorrelation(response);
  }
}
