package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.aggregate.Function;
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
 * Reads connections page by page from either end, over random rows with many ties and nulls, and
 * compares the pages with the whole list.
 */
class ConnectionPagesTest {
  private static final int ORDERS = 20;
  private static final int ADDED_ROWS = 60;
  private static final int[] PAGES = {1, 2, 3, 5, 8, 13, 200};
  private static final List<String> TYPES =
      List.of(
          "Sparse",
          "City",
          "Booking",
          "Person",
          "Club",
          "Specimen",
          "Seat",
          "Oddity",
          "Day",
          "Clock",
          "Stay",
          "Signal",
          "Span",
          "Tone",
          "Bit",
          "Toggle",
          "Feeling",
          "Rate",
          "Ratio",
          "Season",
          "Code",
          "Ring",
          "Slot",
          "Remark");

  private final Random random = new Random(Seed.get());
  private final Model model = DomainDatabase.model();

  /**
   * A connection to read page by page.
   *
   * @param constant whether the sort keys are a literal in the document, not a variable
   */
  private record PagedQuery(
      TypeModel type, String orderBy, boolean constant, String where, int page) {
    @Override
    public String toString() {
      return "seed %d: %s orderBy %s where %s, %d per page, %s"
          .formatted(
              Seed.get(), type.name(), orderBy, where, page, constant ? "literal" : "variable");
    }
  }

  @Test
  void pagesFromEitherEndAreTheListOnEveryDatabase() {
    Map<String, List<Map<String, Object>>> rows = DomainDatabase.rows();
    for (String type : List.of("Sparse", "City", "Booking")) {
      addTo(rows.get(model.type(type).table().name()), type.equals("Booking"));
    }
    List<PagedQuery> queries = new ArrayList<>();
    for (String type : TYPES) {
      for (int i = 0; i < ORDERS; i++) {
        queries.add(query(model.type(type)));
      }
    }
    Map<TestDatabase, List<List<String>>> cursors = new HashMap<>();
    for (TestDatabase database : TestDatabase.values()) {
      PageReader reader = new PageReader(DomainDatabase.of(database, rows).engine(Map.of()));
      cursors.put(database, queries.stream().map(reader::read).toList());
    }
    List<List<String>> first = cursors.get(TestDatabase.SQLITE);
    for (TestDatabase database : TestDatabase.values()) {
      for (int i = 0; i < queries.size(); i++) {
        assertThat(cursors.get(database).get(i))
            .as("cursors of %s, %s", database, queries.get(i))
            .isEqualTo(first.get(i));
      }
    }
  }

  /**
   * Adds rows with values of other rows, so that sort keys have ties.
   *
   * @param whole whether a new row copies another one except for its id. If not, each column is
   *     copied from a random row, except foreign keys.
   */
  private void addTo(List<Map<String, Object>> rows, boolean whole) {
    List<Map<String, Object>> known = List.copyOf(rows);
    for (int i = 0; i < ADDED_ROWS; i++) {
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

  private PagedQuery query(TypeModel type) {
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(sortKey(type.fields(), 0));
    }
    ScalarField first = type.key().getFirst();
    String key = first.name();
    boolean isTruth = first.column().type().scalar() == Scalar.BOOLEAN;
    String where =
        switch (random.nextInt(3)) {
          case 0 -> "{" + key + ": {isNull: false}}";
          case 1 -> isTruth ? "null" : "{_not: {" + key + ": {in: []}}}";
          default -> "null";
        };
    return new PagedQuery(
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
          return random.nextBoolean()
              ? "{" + OrderBinder.countName(toMany) + ": " + direction() + "}"
              : "{" + AggregateNames.field(toMany) + ": {" + aggregate(toMany) + "}}";
        }
        default -> {}
      }
    }
  }

  /** A sort key that is not a sum or average of floats, whose last digits are not certain. */
  private String aggregate(ToManyField relation) {
    List<AggregateField> aggregates =
        AggregateField.ofType(model.type(relation.target()).fields()).stream()
            .filter(field ->
                field
                        instanceof
                        AggregateField.FunctionResult(var name, Function function, ScalarField of)
                    && !(function.result(of.column().type()).scalar() == Scalar.DOUBLE
                        && (function == Function.SUM || function == Function.AVG)))
            .toList();
    return aggregates.get(random.nextInt(aggregates.size())).name() + ": " + direction();
  }

  private Direction direction() {
    Direction[] all = Direction.values();
    return all[random.nextInt(all.length)];
  }

  /** Reads connections from one database. */
  private record PageReader(FraiseEngine engine) {

    /** Reads all pages from both ends, and returns all cursors in the order of the rows. */
    List<String> read(PagedQuery query) {
      List<?> all = (List<?>) execute(list(query), Map.of());
      List<String> forward = new ArrayList<>();
      List<String> backward = new ArrayList<>();
      pages(query, "first", "after", all, forward);
      pages(query, "last", "before", all, backward);
      assertThat(backward).as("cursors, %s", query).isEqualTo(forward);
      assertThat(forward).as("cursors, %s", query).doesNotHaveDuplicates();
      return forward;
    }

    private static String list(PagedQuery query) {
      return "{ a: %s(orderBy: %s, where: %s) { nodeId } }"
          .formatted(query.type.plural(), query.orderBy, query.where);
    }

    private void pages(
        PagedQuery query, String count, String from, List<?> all, List<String> allCursors) {
      boolean forward = count.equals("first");
      int seen = 0;
      Object cursor = null;
      for (boolean more = true; more; ) {
        Map<?, ?> page = (Map<?, ?>) execute(page(query), variables(query, count, from, cursor));
        List<?> edges = (List<?>) page.get("edges");
        List<String> cursors = edges.stream().map(edge -> text(edge, "cursor")).toList();
        int begin = forward ? seen : all.size() - seen - edges.size();
        int end = begin + edges.size();
        assertThat(edges.stream().map(edge -> ((Map<?, ?>) edge).get("node")).toList())
            .as("%s after %d, %s", count, seen, query)
            .isEqualTo(all.subList(begin, end));
        assertThat(page.get("nodes")).as("nodes, %s", query).isEqualTo(all.subList(begin, end));
        assertThat(page.get("totalCount")).as("total, %s", query).isEqualTo((long) all.size());
        assertThat(page.get("pageInfo"))
            .as("%s after %d, %s", count, seen, query)
            .isEqualTo(info(begin > 0, end < all.size(), cursors));
        allCursors.addAll(forward ? allCursors.size() : 0, cursors);
        seen += edges.size();
        more = seen < all.size();
        if (more) {
          assertThat(edges).as("%s after %d, %s", count, seen, query).hasSize(query.page);
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

    private static String page(PagedQuery query) {
      String order = query.constant ? query.orderBy : "$o";
      String declared =
          query.constant ? "" : ", $o: [" + query.type.name() + "OrderByInput!] = " + query.orderBy;
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
          .formatted(declared, query.type.plural(), order, query.where);
    }

    private static Map<String, Object> variables(
        PagedQuery query, String count, String from, Object cursor) {
      Map<String, Object> variables = new HashMap<>();
      variables.put(count, (long) query.page);
      if (cursor != null) {
        variables.put(from, cursor);
      }
      return variables;
    }

    private Object execute(String document, Map<String, Object> variables) {
      String response =
          engine
              .graphql()
              .execute(new GraphQlRequest(document, null, variables, null), Caller.ANONYMOUS)
              .text();
      Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
      assertThat(read.get("errors")).as("%s %s: %s", document, variables, response).isNull();
      return ((Map<?, ?>) read.get("data")).get("a");
    }
  }
}
