package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads random connections page by page from either end, over ties and nulls, and compares each
 * page with the list of {@link QueryEvaluator}. {@code -Dfraiseql.test.seed} selects other
 * connections, {@code -Dfraiseql.test.connections} their number.
 */
class RandomConnectionsTest {
  private static final int CONNECTIONS = Integer.getInteger("fraiseql.test.connections", 300);

  @Test
  void everyPageIsAPartOfTheEvaluatedList() {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = DomainDatabase.model();
    Rows rows = new RowGenerator(model, RandomQueries.TYPES, random).make();
    List<DomainDatabase> domains =
        Arrays.stream(TestDatabase.values())
            .map(database -> DomainDatabase.of(database, rows.tables()))
            .toList();
    QueryEvaluator evaluator = new QueryEvaluator(model, rows);
    QueryGenerator generator = new QueryGenerator(model, RandomQueries.TYPES, rows, random);
    int pages = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
      Field list = generator.list();
      List<?> expected = (List<?>) evaluator.data(List.of(list)).get(list.key());
      int size = 1 + expected.size() / 6 + random.nextInt(4);
      boolean backward = random.nextBoolean();
      for (DomainDatabase domain : domains) {
        String label =
            "connection %d of seed %d on %s, %s %d:%n%s"
                .formatted(
                    i,
                    seed,
                    domain.database().toString(),
                    backward ? "last" : "first",
                    size,
                    Document.of(List.of(list)));
        pages += readPages(domain, list, expected, size, backward, label);
      }
    }
    assertThat(pages).isGreaterThan(2 * CONNECTIONS);
  }

  /** Reads all pages from one end; returns their number. */
  private static int readPages(
      DomainDatabase domain,
      Field list,
      List<?> expected,
      int size,
      boolean backward,
      String label) {
    Object cursor = null;
    int seen = 0;
    int pages = 0;
    do {
      Map<?, ?> page = execute(domain, page(list, size, backward, cursor), label);
      int from = backward ? Math.max(0, expected.size() - seen - size) : seen;
      int to = backward ? expected.size() - seen : Math.min(expected.size(), seen + size);
      List<?> edges = (List<?>) page.get("edges");
      List<?> nodes = edges.stream().map(edge -> ((Map<?, ?>) edge).get("node")).toList();
      assertThat(String.valueOf(nodes))
          .as(label)
          .isEqualTo(String.valueOf(expected.subList(from, to)));
      Map<?, ?> info = (Map<?, ?>) page.get("pageInfo");
      assertThat(info.get("hasPreviousPage")).as(label).isEqualTo(from > 0);
      assertThat(info.get("hasNextPage")).as(label).isEqualTo(to < expected.size());
      assertThat(page.get("totalCount")).as(label).isEqualTo((long) expected.size());
      cursor = info.get(backward ? "startCursor" : "endCursor");
      seen += to - from;
      pages++;
    } while (seen < expected.size());
    return pages;
  }

  private static Field page(Field list, int size, boolean backward, Object cursor) {
    Map<String, Object> arguments = new LinkedHashMap<>(list.arguments());
    arguments.put(backward ? "last" : "first", new Field.Variable("Int", (long) size));
    if (cursor != null) {
      arguments.put(backward ? "before" : "after", new Field.Variable("String", cursor));
    }
    List<Field> info =
        List.of(
            Field.leaf("hasPreviousPage"),
            Field.leaf("hasNextPage"),
            Field.leaf("startCursor"),
            Field.leaf("endCursor"));
    Field node = new Field("node", "node", Map.of(), list.fields());
    return new Field(
        list.name() + "Connection",
        list.key(),
        arguments,
        List.of(
            new Field("edges", "edges", Map.of(), List.of(Field.leaf("cursor"), node)),
            new Field("pageInfo", "pageInfo", Map.of(), info),
            Field.leaf("totalCount")));
  }

  private static Map<?, ?> execute(DomainDatabase domain, Field root, String label) {
    Document document = Document.of(List.of(root));
    GraphQlRequest request = new GraphQlRequest(document.text(), null, document.variables(), null);
    String response =
        domain.engine(RandomQueries.LIMITS).graphql().execute(request, Caller.ANONYMOUS).text();
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    assertThat(read.get("errors")).as("%s%n%s", label, response).isNull();
    return (Map<?, ?>) ((Map<?, ?>) read.get("data")).get(root.key());
  }
}
