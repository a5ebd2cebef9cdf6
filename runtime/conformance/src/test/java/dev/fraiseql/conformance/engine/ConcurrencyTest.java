package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.JsonText;
import dev.fraiseql.conformance.world.World;
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

  @ParameterizedTest
  @EnumSource
  void manyAtOnceGetWhatEachGetsAlone(TestDatabase database) throws Exception {
    FraiseEngine engine = World.of(database).engine(Map.of());
    List<Case> cases = new ArrayList<>();
    for (Case asked : CaseFile.all(database)) {
      if (asked.limits().isEmpty() && asked.group().compareTo("05") > 0) {
        cases.addAll(Collections.nCopies(5, asked));
      }
    }
    Collections.shuffle(cases, new Random(20260124));
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Case asked : cases) {
        answers.add(threads.submit(() -> ask(engine, asked)));
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      assertThat(answers.get(i).get()).as("%s", cases.get(i)).isEqualTo(cases.get(i).answer());
    }
  }

  private static String ask(FraiseEngine engine, Case asked) {
    GraphQlRequest request =
        new GraphQlRequest(asked.query(), asked.operationName(), asked.variables(), null);
    return JsonText.withoutCorrelation(engine.graphql().execute(request, Caller.ANONYMOUS).text());
  }
}
