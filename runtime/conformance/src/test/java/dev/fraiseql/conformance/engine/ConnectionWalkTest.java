package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Goes through rows made of few values, with many ties and nulls, page by page from either end, and
 * holds what comes against the whole list.
 */
class ConnectionWalkTest {
  private static final int ORDERS = 20;
  private static final int MADE_UP = 60;
  private static final int[] PAGES = {1, 2, 3, 5, 8, 13, 200};
  private static final List<String> TYPES =
      List.of("Sparse", "City", "Booking", "Person", "Club", "Specimen", "Seat", "Oddity");

  private final Random random = new Random(Seed.get());
  private final Model model = World.model();

  /** A way through the rows of a type. */
  private record Walk(TypeModel type, String orderBy, boolean constant, String where, int page) {
    @Override
    public String toString() {
      return "seed %d: %s orderBy %s where %s, %d a page, %s"
          .formatted(Seed.get(), type.name(), orderBy, where, page, constant ? "fixed" : "shaped");
    }
  }

  @Test
  void pagesOfEitherDirectionMakeUpTheListOnEveryDatabase() {
    Map<String, List<Map<String, Object>>> rows = World.rows();
    for (String type : List.of("Sparse", "City", "Booking")) {
      addTo(rows.get(model.type(type).table().name()), type.equals("Booking"));
    }
    List<Walk> walks = new ArrayList<>();
    for (String type : TYPES) {
      for (int i = 0; i < ORDERS; i++) {
        walks.add(walk(model.type(type)));
      }
    }
    Map<TestDatabase, List<List<String>>> cursors = new HashMap<>();
    for (TestDatabase database : TestDatabase.values()) {
      Walker walker = new Walker(World.of(database, rows).engine(Map.of()));
      cursors.put(database, walks.stream().map(walker::walk).toList());
    }
    List<List<String>> first = cursors.get(TestDatabase.SQLITE);
    for (TestDatabase database : TestDatabase.values()) {
      for (int i = 0; i < walks.size(); i++) {
        assertThat(cursors.get(database).get(i))
            .as("cursors of %s, %s", database, walks.get(i))
            .isEqualTo(first.get(i));
      }
    }
  }

  /**
   * Adds rows whose columns have values that others have, so that they come again.
   *
   * @param whole whether a row but for its id is that of another; columns that belong together,
   *     such as a key of another table, always are
   */
  private void addTo(List<Map<String, Object>> rows, boolean whole) {
    List<Map<String, Object>> known = List.copyOf(rows);
    for (int i = 0; i < MADE_UP; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      known
          .get(random.nextInt(known.size()))
          .forEach((column, value) ->
              row.put(
                  column,
                  whole || column.contains("_")
                      ? value
                      : known.get(random.nextInt(Math.min(known.size(), 5))).get(column)));
      row.put("id", 1000L + i);
      rows.add(row);
    }
  }

  private Walk walk(TypeModel type) {
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(sortKey(type.fields(), 0));
    }
    String key = type.key().getFirst().name();
    String where =
        switch (random.nextInt(3)) {
          case 0 -> "{" + key + ": {isNull: false}}";
          case 1 -> "{_not: {" + key + ": {in: []}}}";
          default -> "null";
        };
    return new Walk(
        type,
        "[" + String.join(", ", keys) + "]",
        random.nextBoolean(),
        where,
        PAGES[random.nextInt(PAGES.length)]);
  }

  private String sortKey(List<FieldModel> fields, int depth) {
    while (true) {
      FieldModel field = fields.get(random.nextInt(fields.size()));
      switch (field) {
        case ScalarField scalar when OrderBinder.sortable(scalar) -> {
          return "{" + scalar.name() + ": " + direction() + "}";
        }
        case EmbeddedField embedded -> {
          return "{" + embedded.name() + ": " + sortKey(embedded.fields(), depth) + "}";
        }
        case ToOneField toOne when depth < 3 -> {
          String nested = sortKey(model.type(toOne.target()).fields(), depth + 1);
          return "{" + toOne.name() + ": " + nested + "}";
        }
        case ToManyField toMany -> {
          return "{" + OrderBinder.countName(toMany) + ": " + direction() + "}";
        }
        default -> {}
      }
    }
  }

  private Direction direction() {
    Direction[] all = Direction.values();
    return all[random.nextInt(all.length)];
  }

  /** Walks on one database. */
  private record Walker(FraiseEngine engine) {

    /** Goes both ways, and gives all cursors in the order of the rows. */
    List<String> walk(Walk walk) {
      List<?> all = (List<?>) ask(list(walk), Map.of());
      List<String> forward = new ArrayList<>();
      List<String> backward = new ArrayList<>();
      pages(walk, "first", "after", all, forward);
      pages(walk, "last", "before", all, backward);
      assertThat(backward).as("cursors, %s", walk).isEqualTo(forward);
      assertThat(forward).as("cursors, %s", walk).doesNotHaveDuplicates();
      return forward;
    }

    private static String list(Walk walk) {
      return "{ a: %s(orderBy: %s, where: %s) { nodeId } }"
          .formatted(walk.type.plural(), walk.orderBy, walk.where);
    }

    private void pages(Walk walk, String count, String from, List<?> all, List<String> allCursors) {
      boolean forward = count.equals("first");
      int seen = 0;
      Object cursor = null;
      for (boolean more = true; more; ) {
        Map<?, ?> page = (Map<?, ?>) ask(page(walk), variables(walk, count, from, cursor));
        List<?> edges = (List<?>) page.get("edges");
        List<String> cursors = edges.stream().map(edge -> text(edge, "cursor")).toList();
        int begin = forward ? seen : all.size() - seen - edges.size();
        int end = begin + edges.size();
        assertThat(edges.stream().map(edge -> ((Map<?, ?>) edge).get("node")).toList())
            .as("%s after %d, %s", count, seen, walk)
            .isEqualTo(all.subList(begin, end));
        assertThat(page.get("nodes")).as("nodes, %s", walk).isEqualTo(all.subList(begin, end));
        assertThat(page.get("totalCount")).as("total, %s", walk).isEqualTo((long) all.size());
        assertThat(page.get("pageInfo"))
            .as("%s after %d, %s", count, seen, walk)
            .isEqualTo(info(begin > 0, end < all.size(), cursors));
        allCursors.addAll(forward ? allCursors.size() : 0, cursors);
        seen += edges.size();
        more = seen < all.size();
        if (more) {
          assertThat(edges).as("%s after %d, %s", count, seen, walk).hasSize(walk.page);
          cursor = forward ? cursors.getLast() : cursors.getFirst();
        }
      }
    }

    private static String text(Object edge, String field) {
      return (String) ((Map<?, ?>) edge).get(field);
    }

    private static Map<String, Object> info(
        boolean isPreceded, boolean isFollowed, List<String> cursors) {
      Map<String, Object> info = new HashMap<>();
      info.put("hasNextPage", isFollowed);
      info.put("hasPreviousPage", isPreceded);
      info.put("startCursor", cursors.isEmpty() ? null : cursors.getFirst());
      info.put("endCursor", cursors.isEmpty() ? null : cursors.getLast());
      return info;
    }

    private static String page(Walk walk) {
      String order = walk.constant ? walk.orderBy : "$o";
      String declared =
          walk.constant ? "" : ", $o: [" + walk.type.name() + "OrderByInput!] = " + walk.orderBy;
      return """
      query ($first: Int, $after: String, $last: Int, $before: String%s) {
        a: %sConnection(
          orderBy: %s, where: %s, first: $first, after: $after, last: $last, before: $before
        ) {
          edges { cursor node { nodeId } }
          nodes { nodeId }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
      }
      """
          .formatted(declared, walk.type.plural(), order, walk.where);
    }

    private static Map<String, Object> variables(
        Walk walk, String count, String from, Object cursor) {
      Map<String, Object> variables = new HashMap<>();
      variables.put(count, (long) walk.page);
      if (cursor != null) {
        variables.put(from, cursor);
      }
      return variables;
    }

    private Object ask(String query, Map<String, Object> variables) {
      String answer =
          engine
              .graphql()
              .execute(new GraphQlRequest(query, null, variables, null), Caller.ANONYMOUS)
              .text();
      Map<?, ?> read = (Map<?, ?>) JsonReader.read(answer);
      assertThat(read.get("errors")).as("%s %s: %s", query, variables, answer).isNull();
      return ((Map<?, ?>) read.get("data")).get("a");
    }
  }
}
