package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.server.metrics.OperationKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindReaderTest {

  @Test
  void readsTheKindOfTheOnlyOperation() {
    assertKind("{a}", OperationKind.QUERY);
    assertKind("query{a}", OperationKind.QUERY);
    assertKind("query Q @skip(if: true) {a}", OperationKind.QUERY);
    assertKind("\uFEFF ,# mutation\n mutation{a}", OperationKind.MUTATION);
    assertKind("subscription S{a}", OperationKind.SUBSCRIPTION);
  }

  @Test
  void isNotMisledByFragmentsStringsAndDefaults() {
    assertKind("fragment mutation on A{b} query{a}", OperationKind.QUERY);
    assertKind("query($i: I = {a: {b: \"}\"}}) {a} fragment F on A{b}", OperationKind.QUERY);
    assertKind("query{a(b: \"} mutation{c\\\"} \")} fragment F on A{b}", OperationKind.QUERY);
    assertKind("query{a(b: \"\"\"} \\\"\"\" mutation{c} \"\"\")}", OperationKind.QUERY);
    assertKind("query{a # } mutation {b}\n}", OperationKind.QUERY);
    assertKind("fragment F on A{query{c}} mutation{a}", OperationKind.MUTATION);
  }

  @Test
  void readsTheKindOfTheOperationThatIsNamed() {
    String document = "query A{a} mutation B{b} subscription C{c}";

    assertThat(kind(document, "A")).isEqualTo(OperationKind.QUERY);
    assertThat(kind(document, "B")).isEqualTo(OperationKind.MUTATION);
    assertThat(kind(document, "C")).isEqualTo(OperationKind.SUBSCRIPTION);
    assertThat(kind("query A{a} mutation B{b", "B")).isEqualTo(OperationKind.MUTATION);
  }

  @Test
  void knowsWhenItDoesNotKnow() {
    assertKind("", OperationKind.UNKNOWN);
    assertKind("# nothing", OperationKind.UNKNOWN);
    assertKind("fragment F on A{b}", OperationKind.UNKNOWN);
    assertKind("type A{b: C}", OperationKind.UNKNOWN);
    assertKind("query A{a} mutation B{b}", OperationKind.UNKNOWN);
  }

  @Test
  void comesToAnEndWhateverItReads() {
    for (String document : new String[] {"}", "}}}{", "\"", "\"\"\"", "{\"\\", "mutation(", "@"}) {
      kind(document, null);
      kind(document, "A");
    }
  }

  private static void assertKind(String document, OperationKind kind) {
    assertThat(kind(document, null)).as(document).isEqualTo(kind);
  }

  private static OperationKind kind(String document, String operationName) {
    return KindReader.read(new GraphQlRequest(document, operationName, Map.of(), null));
  }
}
