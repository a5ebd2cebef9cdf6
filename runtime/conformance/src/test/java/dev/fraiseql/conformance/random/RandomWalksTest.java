package dev.fraiseql.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
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
 * Connections made up, walked from either end page by page: each page is the part of the list that
 * {@link Evaluation} works out, over ties and nulls. {@code -Dfraiseql.seed} makes up others,
 * {@code -Dfraiseql.walks} more of them.
 */
class RandomWalksTest {
  private static final int WALKS = Integer.getInteger("fraiseql.walks", 300);
  private static final Map<String, Integer> LIMITS = Map.of("aliases", 10_000, "depth", 100);

  @Test
  void everyPageIsThePartOfTheListThatIsWorkedOutInMemory() {
    long seed = Seed.get();
    Random random = new Random(seed);
    Model model = World.model();
    Rows rows = new RowMaker(model, RandomQueries.TYPES, random).make();
    List<World> worlds =
        Arrays.stream(TestDatabase.values())
            .map(database -> World.of(database, rows.tables()))
            .toList();
    Evaluation evaluation = new Evaluation(model, rows);
    QueryMaker maker = new QueryMaker(model, RandomQueries.TYPES, rows, random);
    int pages = 0;
    for (int i = 0; i < WALKS; i++) {
      Field list = maker.list();
      List<?> expected = (List<?>) evaluation.data(List.of(list)).get(list.key());
      int size = 1 + expected.size() / 6 + random.nextInt(4);
      boolean backward = random.nextBoolean();
      for (World world : worlds) {
        String place =
            "walk %d of seed %d on %s, %s %d:%n%s"
                .formatted(
                    i,
                    seed,
                    world.database().toString(),
                    backward ? "last" : "first",
                    size,
                    Document.of(List.of(list)));
        pages += walk(world, list, expected, size, backward, place);
      }
    }
    assertThat(pages).isGreaterThan(2 * WALKS);
  }

  /** Goes from one end to the other; returns the number of pages. */
  private static int walk(
      World world, Field list, List<?> expected, int size, boolean backward, String place) {
    Object cursor = null;
    int seen = 0;
    int pages = 0;
    do {
      Map<?, ?> page = ask(world, page(list, size, backward, cursor), place);
      int from = backward ? Math.max(0, expected.size() - seen - size) : seen;
      int to = backward ? expected.size() - seen : Math.min(expected.size(), seen + size);
      List<?> edges = (List<?>) page.get("edges");
      List<?> nodes = edges.stream().map(edge -> ((Map<?, ?>) edge).get("node")).toList();
      assertThat(String.valueOf(nodes))
          .as(place)
          .isEqualTo(String.valueOf(expected.subList(from, to)));
      Map<?, ?> info = (Map<?, ?>) page.get("pageInfo");
      assertThat(info.get("hasPreviousPage")).as(place).isEqualTo(from > 0);
      assertThat(info.get("hasNextPage")).as(place).isEqualTo(to < expected.size());
      assertThat(page.get("totalCount")).as(place).isEqualTo((long) expected.size());
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
            leaf("hasPreviousPage"), leaf("hasNextPage"), leaf("startCursor"), leaf("endCursor"));
    Field node = new Field("node", "node", Map.of(), list.fields());
    return new Field(
        list.name() + "Connection",
        list.key(),
        arguments,
        List.of(
            new Field("edges", "edges", Map.of(), List.of(leaf("cursor"), node)),
            new Field("pageInfo", "pageInfo", Map.of(), info),
            leaf("totalCount")));
  }

  private static Field leaf(String name) {
    return new Field(name, name, Map.of(), List.of());
  }

  private static Map<?, ?> ask(World world, Field root, String place) {
    Document document = Document.of(List.of(root));
    GraphQlRequest request = new GraphQlRequest(document.text(), null, document.variables(), null);
    String answer = world.engine(LIMITS).graphql().execute(request, Caller.ANONYMOUS).text();
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(answer);
    assertThat(read.get("errors")).as("%s%n%s", place, answer).isNull();
    return (Map<?, ?>) ((Map<?, ?>) read.get("data")).get(root.key());
  }
}
